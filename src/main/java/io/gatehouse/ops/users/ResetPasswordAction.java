package io.gatehouse.ops.users;

import io.gatehouse.accounts.passwords.NewPassword;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code users reset-password}. A password never stands on the command line, where every process of the machine could read it. */
final class ResetPasswordAction extends AccountAction {
    /** 120 bits, in 20 characters. */
    private static final int BYTES = 15;

    private final SecureRandom random;

    ResetPasswordAction(SecureRandom random) {
        super("reset-password", "Give an account another password and end all its sessions");
        this.random = random;
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        MutuallyExclusiveGroup source = parser.addMutuallyExclusiveGroup().required(true);
        source.addArgument("--password-stdin")
                .action(Arguments.storeTrue())
                .help("read the password from the first line of standard input");
        source.addArgument("--to")
                .metavar("FILE")
                .help("make a password up and write it to this new file, which its owner alone can read");
    }

    @Override
    String change(Asked asked) throws Exception {
        @Nullable String file = asked.arguments().getString("to");
        if (file == null) {
            asked.users().resetPassword(asked.operator(), asked.id(), TypedPassword.read(asked.console()));
            return "Changed the password and ended all sessions:";
        }
        try (NewFile made = NewFile.at(Path.of(file))) {
            String password = madeUp();
            made.write(password + "\n");
            asked.users().resetPassword(asked.operator(), asked.id(), NewPassword.parse(password));
            made.keep();
        }
        return "Wrote a new password to " + file + " and ended all sessions:";
    }

    private String madeUp() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
