package io.gatehouse.platform.commands;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.gatehouse.kernel.Actor;
import java.util.function.Function;
import java.util.function.Supplier;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * A command and its verbs, all in one form: {@code users disable config.yml --email …}. It knows neither the root nor the
 * features: the root passes in how to open the object graph and which part of it the verbs use.
 *
 * @param <C> the configuration
 * @param <G> the object graph, closed after the verb
 * @param <T> what the verbs work on
 */
public final class OperatorCommand<C extends Configuration, G extends AutoCloseable, T> extends ConfiguredCommand<C> {
    private static final String VERB = "gatehouse-verb";

    private final Class<C> configurationClass;
    private final Opening<C, G> opening;
    private final Function<G, T> part;
    private final Verbs<T> verbs;
    private final Supplier<Actor> operator;
    private final Console console;

    public OperatorCommand(
            Verbs<T> verbs,
            Class<C> configurationClass,
            Opening<C, G> opening,
            Function<G, T> part,
            Supplier<Actor> operator,
            Console console) {
        super(verbs.command(), verbs.description());
        this.configurationClass = configurationClass;
        this.opening = opening;
        this.part = part;
        this.verbs = verbs;
        this.operator = operator;
        this.console = console;
    }

    @Override
    public void configure(Subparser parser) {
        parser.help(getDescription());
        Subparsers parsers = parser.addSubparsers().title("actions").metavar("action");
        for (Verb<T> verb : verbs.verbs()) {
            Subparser each = parsers.addParser(verb.name()).help(verb.help()).description(verb.help());
            addFileArgument(each);
            Options.debug(each);
            verb.arguments().accept(each);
            each.setDefault(VERB, verb);
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
        Verb<T> verb = namespace.get(VERB);
        try (G open = opening.open(configuration, verb.makesSecrets())) {
            verb.body().run(new Invocation<>(namespace, part.apply(open), operator.get(), console));
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        new Complaint(thrown, Options.isDebug(namespace)).print(cli.getStdErr());
    }

    /** Opens the object graph for one verb. */
    public interface Opening<C, G> {
        G open(C configuration, boolean makesSecrets);
    }
}
