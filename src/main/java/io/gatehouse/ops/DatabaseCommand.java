package io.gatehouse.ops;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.PooledDataSourceFactory;
import io.dropwizard.migrations.DbCommand;
import io.gatehouse.platform.persistence.Changelog;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.MigrationLock;
import io.gatehouse.platform.persistence.Migrations;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * Dropwizard's {@code db} family, on the embedded database too: it joins the one of a running service, or starts it for as long
 * as the command takes. One command at a time, under the same lock as a service that migrates itself.
 */
public final class DatabaseCommand<C extends Configuration> extends DbCommand<C> {
    private final Function<C, Database> databases;
    private final AtomicReference<PooledDataSourceFactory> target;

    public DatabaseCommand(Class<C> configurationClass, Function<C, Database> databases) {
        this(configurationClass, databases, new AtomicReference<>());
    }

    private DatabaseCommand(
            Class<C> configurationClass,
            Function<C, Database> databases,
            AtomicReference<PooledDataSourceFactory> target) {
        super("db", configuration -> target.get(), configurationClass, Changelog.FILE);
        this.databases = databases;
        this.target = target;
    }

    @Override
    @SuppressWarnings("unchecked") // As in the method it overrides.
    public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
        CommandLogging.quiet((Bootstrap<C>) bootstrap);
        super.run(bootstrap, namespace);
    }

    @Override
    protected void run(Bootstrap<C> bootstrap, Namespace namespace, C configuration) throws Exception {
        try (Database database = databases.apply(configuration);
                MigrationLock ignored = MigrationLock.take(database)) {
            target.set(database.single());
            super.run(bootstrap, namespace, configuration);
            // Tables that were made anew have no rights on them yet.
            new Migrations(database).grant();
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        Complaint.print(cli.getStdErr(), thrown);
    }
}
