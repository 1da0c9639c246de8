package io.gatehouse.ops;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * A command and its verbs, all in one form: {@code users disable config.yml --email …}. Generic in the configuration, so that it
 * need not know the root, and in what it opens for its verbs and closes after them.
 */
public final class OperatorCommand<C extends Configuration, T extends AutoCloseable> extends ConfiguredCommand<C> {
    private static final String ACTION = "gatehouse-action";

    private final Class<C> configurationClass;
    private final Opening<C, T> opening;
    private final List<Action<T>> actions;
    private final Console console;

    public OperatorCommand(
            Verbs verbs, Class<C> configurationClass, Opening<C, T> opening, List<Action<T>> actions, Console console) {
        super(verbs.command(), verbs.description());
        this.configurationClass = configurationClass;
        this.opening = opening;
        this.actions = actions;
        this.console = console;
    }

    @Override
    public void configure(Subparser parser) {
        parser.help(getDescription());
        Subparsers verbs = parser.addSubparsers().title("actions").metavar("action");
        for (Action<T> action : actions) {
            Subparser verb = verbs.addParser(action.name()).help(action.help()).description(action.help());
            addFileArgument(verb);
            Options.debug(verb);
            action.configure(verb);
            verb.setDefault(ACTION, action);
        }
    }

    @Override
    protected Argument addFileArgument(Subparser parser) {
        return Options.file(parser);
    }

    @Override
    protected Class<C> getConfigurationClass() {
        return configurationClass;
    }

    @Override
    @SuppressWarnings("unchecked") // As in the method it overrides.
    public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
        CommandLogging.quiet((Bootstrap<C>) bootstrap);
        super.run(bootstrap, namespace);
    }

    @Override
    protected void run(Bootstrap<C> bootstrap, Namespace namespace, C configuration) throws Exception {
        Action<T> action = namespace.get(ACTION);
        try (T open = opening.open(configuration, action)) {
            action.run(namespace, open, console);
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        new Complaint(thrown, Options.isDebug(namespace)).print(cli.getStdErr());
    }

    /** Opens what the verbs of a command work on. */
    public interface Opening<C, T> {
        T open(C configuration, Action<T> action);
    }

    /** How a command is called and what its verbs have in common. */
    public record Verbs(String command, String description) {}
}
