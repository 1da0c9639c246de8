package io.gatehouse.platform.commands;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code check}: reads the configuration file like every command, and reports that it is good. */
public final class CheckCommand<C extends Configuration> extends ConfiguredCommand<C> {
    private final Class<C> configurationClass;
    private final Console console;

    public CheckCommand(Class<C> configurationClass, Console console) {
        super("check", "Read and check the configuration file");
        this.configurationClass = configurationClass;
        this.console = console;
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

    @Override
    protected Class<C> getConfigurationClass() {
        return configurationClass;
    }

    @Override
    protected void run(Bootstrap<C> bootstrap, Namespace namespace, C configuration) {
        console.print(namespace.getString("file") + " is good");
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        new Complaint(thrown, Options.isDebug(namespace)).print(cli.getStdErr());
    }
}
