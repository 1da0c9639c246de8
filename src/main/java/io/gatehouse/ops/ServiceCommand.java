package io.gatehouse.ops;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code server}: runs the service until it is told to stop. */
public final class ServiceCommand<C extends Configuration> extends ServerCommand<C> {
    public ServiceCommand(Application<C> application) {
        super(application, "server", "Run the service");
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        Options.debug(parser);
    }

    @Override
    protected Argument addFileArgument(Subparser parser) {
        return Options.file(parser);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        new Complaint(thrown, Options.isDebug(namespace)).print(cli.getStdErr());
    }
}
