package io.gatehouse.platform.commands;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Environment;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.slf4j.LoggerFactory;

/** {@code server}: runs the service until it is told to stop. */
public final class ServiceCommand<C extends Configuration> extends ServerCommand<C> {
    public ServiceCommand(Application<C> application) {
        super(application, "server", "Run the service");
    }

    @Override
    public void configure(Subparser parser) {
        parser.help(getDescription());
        super.configure(parser);
        Options.debug(parser);
    }

    @Override
    protected Argument addFileArgument(Subparser parser) {
        return Options.file(parser);
    }

    /** A failed start is reported once, in one sentence; Dropwizard would log its stack trace first. */
    @Override
    protected void run(Environment environment, Namespace namespace, C configuration) throws Exception {
        if (LoggerFactory.getLogger(ServerCommand.class) instanceof Logger frame) {
            frame.setLevel(Level.OFF);
        }
        super.run(environment, namespace, configuration);
    }

    /** Prints the stack trace of an unforeseen failure at once, because the reader of a log cannot ask for it later. */
    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        boolean inFull = Options.isDebug(namespace) || !Complaint.isForeseen(thrown);
        new Complaint(thrown, inFull).print(cli.getStdErr());
    }
}
