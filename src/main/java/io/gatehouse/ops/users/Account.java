package io.gatehouse.ops.users;

import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.UserId;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** Which account is meant: {@code --email} or {@code --id}. */
public final class Account {
    private Account() {}

    public static void addTo(Subparser parser) {
        MutuallyExclusiveGroup one = parser.addMutuallyExclusiveGroup().required(true);
        one.addArgument("--email").type(Options.read(Email::parse)).help("the address of the account");
        one.addArgument("--id").type(Options.read(UserId::parse)).help("the id of the account");
    }

    /** The id; whether an account has it comes out where it is used. */
    public static UserId of(Namespace arguments, AdministrationService users) {
        @Nullable UserId id = arguments.get("id");
        return id == null ? users.idOf(arguments.get("email")) : id;
    }
}
