package io.gatehouse.ops;

import io.dropwizard.core.Configuration;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.accounts.users.NewUser;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.kernel.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/** {@code users create | disable | enable | set-role}: accounts from the command line, while the service runs or not. */
public final class UsersCommand<C extends Configuration> extends OperatorCommand<C> {
    private static final String ACTION = "users-action";
    private static final Caller OPERATOR = new Caller.Operator();

    private final InputStream in;
    private final PrintStream out;

    public UsersCommand(
            Class<C> configurationClass, Function<C, Operations> operations, InputStream in, PrintStream out) {
        super("users", "Make accounts, switch them off and on, give them roles", configurationClass, operations);
        this.in = in;
        this.out = out;
    }

    @Override
    public void configure(Subparser parser) {
        Subparsers actions = parser.addSubparsers().title("actions").metavar("action");
        Subparser create = action(actions, "create", "Make an account; an existing one is never touched");
        create.addArgument("--name").required(true).help("what the user is called");
        role(create).setDefault(Role.USER.value());
        create.addArgument("--password-stdin")
                .required(true)
                .action(Arguments.storeTrue())
                .help("read the password from the first line of standard input");
        action(actions, "disable", "Switch an account off and end its sessions");
        action(actions, "enable", "Switch an account on again");
        role(action(actions, "set-role", "Give an account this role instead of the one it has"))
                .required(true);
    }

    private Subparser action(Subparsers actions, String name, String help) {
        Subparser action = actions.addParser(name).help(help).setDefault(ACTION, name);
        addFileArgument(action);
        action.addArgument("--email").required(true).help("the address of the account");
        return action;
    }

    private static net.sourceforge.argparse4j.inf.Argument role(Subparser parser) {
        return parser.addArgument("--role").choices("user", "support", "admin").help("user, support or admin");
    }

    @Override
    void run(Namespace arguments, Operations open) throws IOException {
        AdministrationService users = open.administration();
        Email email = read("--email", arguments.getString("email"), Email::parse);
        switch (arguments.getString(ACTION)) {
            case "create" -> create(users, email, arguments);
            case "disable" -> disable(users, email);
            case "enable" -> enable(users, email);
            default -> changeRole(users, email, role(arguments));
        }
    }

    private void create(AdministrationService users, Email email, Namespace arguments) throws IOException {
        String password = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (password == null) {
            throw invalid("the password", new Rejection("missing", "is expected on standard input, which is empty"));
        }
        NewUser user;
        try {
            user = NewUser.parse(email.address(), arguments.getString("name"), password);
        } catch (Rejection rejection) {
            throw invalid("--name or the password", rejection);
        }
        String id = users.create(user, role(arguments));
        out.println("Created user " + id + " " + email + " (" + role(arguments).value() + ")");
    }

    private void disable(AdministrationService users, Email email) {
        UserId id = users.idOf(email);
        users.disable(OPERATOR, id);
        out.println("Disabled user " + id + " " + email + "; all its sessions are ended");
    }

    private void enable(AdministrationService users, Email email) {
        UserId id = users.idOf(email);
        users.enable(OPERATOR, id);
        out.println("Enabled user " + id + " " + email);
    }

    private void changeRole(AdministrationService users, Email email, Role role) {
        UserId id = users.idOf(email);
        users.changeRole(OPERATOR, id, role);
        out.println("User " + id + " " + email + " is " + role.value() + " now");
    }

    private static Role role(Namespace arguments) {
        return read("--role", arguments.getString("role"), Role::parse);
    }

    private static <T> T read(String name, String raw, Reader<T> reader) {
        try {
            return reader.read(raw);
        } catch (Rejection rejection) {
            throw invalid(name, rejection);
        }
    }

    private static Failure invalid(String name, Rejection rejection) {
        return Failure.invalid(new FieldError(List.of(name), rejection.message(), rejection.type()));
    }

    /** Reads one value from an argument. */
    private interface Reader<T> {
        T read(String raw) throws Rejection;
    }
}
