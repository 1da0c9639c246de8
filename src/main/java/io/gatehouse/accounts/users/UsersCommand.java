package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.commands.Console;
import io.gatehouse.platform.commands.Invocation;
import io.gatehouse.platform.commands.Options;
import io.gatehouse.platform.commands.Verb;
import io.gatehouse.platform.commands.Verbs;
import io.gatehouse.platform.validation.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Subparser;

/** The command {@code users}: manages accounts, whether or not the service runs. It contains no rules of its own. */
public final class UsersCommand {
    private static final List<String> HEADER = List.of("ID", "EMAIL", "ROLES", "STATE");

    /** 120 bits, in 20 characters. */
    private static final int PASSWORD_BYTES = 15;

    private final SecureRandom random;

    private UsersCommand(SecureRandom random) {
        this.random = random;
    }

    public static Verbs<AdministrationService> verbs(SecureRandom random) {
        return new Verbs<>(
                        "users",
                        "Manage accounts: find, create, change, disable and delete them",
                        List.of(
                                Verb.of("list", "List accounts", UsersCommand::filters, UsersCommand::list),
                                Verb.of("show", "Show one account", UsersCommand::oneAccount, UsersCommand::show),
                                Verb.of(
                                        "create",
                                        "Create an account; an existing account is never changed",
                                        UsersCommand::newAccount,
                                        UsersCommand::create)))
                .and(changes(random));
    }

    private static List<Verb<AdministrationService>> changes(SecureRandom random) {
        return List.of(
                change(
                        "enable",
                        "Enable an account; sessions that have ended stay ended",
                        parser -> {},
                        UsersCommand::enable),
                change("disable", "Disable an account and end its sessions", parser -> {}, UsersCommand::disable),
                change(
                        "set-role",
                        "Replace the role of an account; its current tokens are refused",
                        parser -> role(parser).required(true),
                        UsersCommand::setRole),
                change(
                        "set-email",
                        "Change the address of an account at once; check first who owns it",
                        UsersCommand::newAddress,
                        UsersCommand::setEmail),
                change(
                        "reset-password",
                        "Set a new password for an account and end all its sessions",
                        UsersCommand::newPassword,
                        new UsersCommand(random)::resetPassword),
                Verb.of(
                        "delete",
                        "Delete an account and its sessions permanently",
                        UsersCommand::deletion,
                        UsersCommand::delete));
    }

    /** A verb that changes one account, reports that in front of its id and address, and shows it as it is then. */
    private static Verb<AdministrationService> change(
            String name, String help, Consumer<Subparser> arguments, Change change) {
        return Verb.of(name, help, arguments.andThen(UsersCommand::oneAccount), run -> {
            UserId id = account(run, run.open());
            String done = change.make(run, id);
            AccountView account = run.open().find(id);
            run.show(account, done + " " + String.join("  ", cells(account)));
        });
    }

    private static void oneAccount(Subparser parser) {
        addAccount(parser);
        Options.json(parser);
    }

    /** Adds {@code --email} and {@code --id}, which name the account; {@link #account} reads them. */
    static void addAccount(Subparser parser) {
        MutuallyExclusiveGroup one = parser.addMutuallyExclusiveGroup().required(true);
        one.addArgument("--email").type(Options.read(Email::parse)).help("the address of the account");
        one.addArgument("--id").type(Options.read(UserId::parse)).help("the id of the account");
    }

    /** The id of the named account; whether there is an account with {@code --id} shows only when it is used. */
    static UserId account(Invocation<?> run, AdministrationService users) {
        return run.<UserId>find("id").orElseGet(() -> users.idOf(run.get("email")));
    }

    private static void filters(Subparser parser) {
        parser.addArgument("--q").type(Options.text(UserFilter.class, "q")).help("part of the address or the name");
        MutuallyExclusiveGroup state = parser.addMutuallyExclusiveGroup();
        state.addArgument("--active").action(Arguments.storeTrue()).help("only active accounts");
        state.addArgument("--disabled").action(Arguments.storeTrue()).help("only disabled accounts");
        parser.addArgument("--sort")
                .type(Options.read(UserSort::parse))
                .help("created_at, email or name; a minus sign reverses the order: --sort=-email");
        Options.paging(parser, "accounts");
        Options.json(parser);
    }

    private static void list(Invocation<AdministrationService> run) {
        Optional<Boolean> active =
                run.has("active") || run.has("disabled") ? Optional.of(run.has("active")) : Optional.empty();
        UserFilter filter = new UserFilter(run.find("q"), active, run.find("sort"));
        run.show(run.open().list(filter, Options.page(run.arguments())), HEADER, UsersCommand::cells);
    }

    private static void show(Invocation<AdministrationService> run) {
        AccountView account = run.open().find(account(run, run.open()));
        run.show(
                account,
                "id              " + account.id(),
                "email           " + account.email() + (account.emailVerified() ? " (verified)" : ""),
                "pending email   " + (account.pendingEmail() == null ? "-" : account.pendingEmail()),
                "name            " + account.name(),
                "roles           " + roles(account),
                "state           " + state(account),
                "created at      " + account.createdAt(),
                "updated at      " + account.updatedAt());
    }

    private static void newAccount(Subparser parser) {
        parser.addArgument("--email")
                .required(true)
                .type(Options.read(Email::parse))
                .help("its address");
        parser.addArgument("--name")
                .required(true)
                .type(Options.text(CreateUserRequest.class, "name"))
                .help("the name of the user");
        role(parser).setDefault(Role.USER);
        Options.flag(parser, "password-stdin", "read the password from the first line of standard input")
                .required(true);
        Options.json(parser);
    }

    private static void create(Invocation<AdministrationService> run) throws IOException {
        NewUser user = new NewUser(run.get("email"), run.<String>get("name").strip(), typedPassword(run.console()));
        AccountView account = run.open().create(Caller.Operator.of(run.operator()), user, run.get("role"));
        run.show(account, "Created: " + String.join("  ", cells(account)));
    }

    private static String enable(Invocation<AdministrationService> run, UserId id) {
        run.open().enable(Caller.Operator.of(run.operator()), id);
        return "Enabled:";
    }

    private static String disable(Invocation<AdministrationService> run, UserId id) {
        run.open().disable(Caller.Operator.of(run.operator()), id);
        return "Disabled, with all its sessions ended:";
    }

    private static Argument role(Subparser parser) {
        return parser.addArgument("--role").type(Options.read(Role::parse)).help("user, support or admin");
    }

    private static String setRole(Invocation<AdministrationService> run, UserId id) {
        run.open().changeRole(Caller.Operator.of(run.operator()), id, run.get("role"));
        return "Changed the role:";
    }

    private static void newAddress(Subparser parser) {
        parser.addArgument("--to")
                .required(true)
                .type(Options.read(Email::parse))
                .help("the new address");
    }

    private static String setEmail(Invocation<AdministrationService> run, UserId id) {
        run.open().changeEmail(Caller.Operator.of(run.operator()), id, run.get("to"));
        return "Changed the address:";
    }

    /** A password is never on the command line, where every process on the machine could read it. */
    private static void newPassword(Subparser parser) {
        MutuallyExclusiveGroup source = parser.addMutuallyExclusiveGroup().required(true);
        source.addArgument("--password-stdin")
                .action(Arguments.storeTrue())
                .help("read the password from the first line of standard input");
        source.addArgument("--to")
                .metavar("FILE")
                .help("generate a password and write it to this new file, which only its owner can read");
    }

    private String resetPassword(Invocation<AdministrationService> run, UserId id) throws Exception {
        Caller.Operator operator = Caller.Operator.of(run.operator());
        Optional<String> file = run.find("to");
        if (file.isEmpty()) {
            run.open().resetPassword(operator, id, typedPassword(run.console()));
            return "Changed the password and ended all sessions:";
        }
        try (NewFile made = NewFile.at(Path.of(file.get()))) {
            String password = madeUpPassword();
            made.write(password + "\n");
            run.open().resetPassword(operator, id, new Secret(password));
            made.keep();
        }
        return "Wrote a new password to " + file.get() + " and ended all sessions:";
    }

    private String madeUpPassword() {
        return Base64.getUrlEncoder().encodeToString(Crypto.randomBytes(random, PASSWORD_BYTES));
    }

    private static Secret typedPassword(Console console) throws IOException {
        List<String> place = List.of("the password");
        String typed = console.line()
                .orElseThrow(() -> Failure.invalid(
                        new FieldError(place, "is expected on standard input, which is empty", "missing")));
        List<FieldError> errors = Validation.errorsOf(CreateUserRequest.class, "password", typed).stream()
                .map(fault -> new FieldError(place, fault.message(), fault.type()))
                .toList();
        if (!errors.isEmpty()) {
            throw Failure.invalid(errors);
        }
        return new Secret(typed);
    }

    private static void deletion(Subparser parser) {
        oneAccount(parser);
        Options.yes(parser, "delete it");
    }

    /** A deleted account has no state to show. */
    private static void delete(Invocation<AdministrationService> run) {
        UserId id = account(run, run.open());
        AccountView account = run.open().find(id);
        run.open().delete(Caller.Operator.of(run.operator()), id);
        run.show(account, "Deleted: " + String.join("  ", account.id(), account.email(), roles(account)));
    }

    /** The id comes first, so that scripts can cut it out. */
    private static List<String> cells(AccountView account) {
        return List.of(account.id(), account.email(), roles(account), state(account));
    }

    private static String roles(AccountView account) {
        return String.join(",", account.roles());
    }

    private static String state(AccountView account) {
        return account.isActive() ? "active" : "disabled";
    }

    /** What a verb does to one account. */
    private interface Change {
        String make(Invocation<AdministrationService> run, UserId id) throws Exception;
    }
}
