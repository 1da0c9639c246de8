package io.gatehouse.ops.keys;

import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.kernel.Actor;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code keys activate}. */
final class ActivateAction extends KeysAction {
    ActivateAction() {
        super("activate", "Have the next key sign from now on; the one before retires by itself");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--kid")
                .help("the key that is meant, as --kid=ID since ids may begin with a dash; without it, the next one");
    }

    @Override
    List<String> change(TokensModule tokens, Actor operator, Namespace arguments) {
        String kid = tokens.rotation().activate(operator, Optional.ofNullable(arguments.getString("kid")));
        return List.of("Activated " + kid + ".");
    }
}
