package io.gatehouse.ops;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.util.function.Function;
import net.sourceforge.argparse4j.inf.Namespace;

/** A command that works on the services, generic in the configuration so that it need not know the root. */
abstract class OperatorCommand<C extends Configuration> extends ConfiguredCommand<C> {
    private final Class<C> configurationClass;
    private final Function<C, Operations> operations;

    OperatorCommand(String name, String description, Class<C> configurationClass, Function<C, Operations> operations) {
        super(name, description);
        this.configurationClass = configurationClass;
        this.operations = operations;
    }

    /** Does what the command is for. */
    abstract void run(Namespace arguments, Operations open) throws Exception;

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
        try (Operations open = operations.apply(configuration)) {
            run(namespace, open);
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        Complaint.print(cli.getStdErr(), thrown);
    }
}
