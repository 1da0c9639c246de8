package io.gatehouse.platform.persistence.diff;

import io.dropwizard.util.Duration;
import io.gatehouse.platform.persistence.Changelog;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.LiquibaseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** A source tree with this project's changesets, in a folder where a test may write, and the way from there into a database. */
record TestProject(Path root) {
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    static TestProject in(Path root) throws IOException {
        Path copy = root.resolve(RESOURCES);
        Files.createDirectories(copy.resolve("migrations"));
        Files.copy(RESOURCES.resolve(Changelog.FILE), copy.resolve(Changelog.FILE));
        for (String id : Changelog.ids()) {
            Path file = Path.of("migrations", id + ".sql");
            Files.copy(RESOURCES.resolve(file), copy.resolve(file));
        }
        return new TestProject(root);
    }

    /** The number of whatever comes after the last changeset. */
    static String nextNumber() {
        List<String> ids = Changelog.ids();
        return "%04d".formatted(1 + Integer.parseInt(ids.get(ids.size() - 1).substring(0, 4)));
    }

    Path master() {
        return root.resolve(RESOURCES).resolve(Changelog.FILE);
    }

    List<String> changesets() throws IOException {
        try (Stream<Path> files = Files.list(master().resolveSibling("migrations"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    void migrate(Database database) throws Exception {
        run(database, liquibase -> liquibase.update(new Contexts()));
    }

    void rollBackOne(Database database) throws Exception {
        run(database, liquibase -> liquibase.rollback(1, new Contexts(), new LabelExpression()));
    }

    private void run(Database database, Work work) throws Exception {
        try (Connection connection = database.connectAsOwner(Duration.seconds(30))) {
            boolean unused = LiquibaseSession.quietly(() -> {
                work.on(open(connection));
                return true;
            });
        }
    }

    private Liquibase open(Connection connection) throws Exception {
        Liquibase liquibase = new Liquibase(
                Changelog.FILE,
                new DirectoryResourceAccessor(root.resolve(RESOURCES)),
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)));
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        return liquibase;
    }

    /** What is asked of Liquibase. */
    private interface Work {
        void on(Liquibase liquibase) throws Exception;
    }
}
