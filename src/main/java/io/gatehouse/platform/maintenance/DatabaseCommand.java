package io.gatehouse.platform.maintenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.platform.commands.Console;
import io.gatehouse.platform.commands.Invocation;
import io.gatehouse.platform.commands.Options;
import io.gatehouse.platform.commands.Verb;
import io.gatehouse.platform.commands.Verbs;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Migrations;
import io.gatehouse.platform.persistence.Recount;
import io.gatehouse.platform.persistence.RollbackPoint;
import io.gatehouse.platform.persistence.Rollbacks;
import io.gatehouse.platform.persistence.RowCount;
import io.gatehouse.platform.persistence.SchemaHistory;
import io.gatehouse.platform.persistence.diff.ChangesetFile;
import io.gatehouse.platform.persistence.diff.SchemaDifference;
import io.gatehouse.platform.persistence.diff.SchemaDump;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Subparser;

/** The command {@code db}: what operators and developers do with the schema. It knows changesets, but no tables. */
public final class DatabaseCommand {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final String POINT = "point";

    private DatabaseCommand() {}

    /** {@code diff} compares the entities; {@code recount} corrects the counts. */
    public static Verbs<Database> verbs(List<Class<?>> entities, List<RowCount> counts) {
        return new Verbs<>(
                        "db",
                        "Manage the schema: show its state, migrate it, roll it back",
                        List.of(
                                Verb.of(
                                        "status",
                                        "List the applied and the pending changesets",
                                        Options::json,
                                        DatabaseCommand::status),
                                Verb.of(
                                        "migrate",
                                        "Apply the pending changesets; waits if another process migrates",
                                        DatabaseCommand::dryRun,
                                        DatabaseCommand::migrate),
                                Verb.of(
                                        "tag",
                                        "Tag the current schema, to roll back to it later",
                                        parser -> parser.addArgument("tag")
                                                .type(Options.read(DatabaseCommand::tag))
                                                .help("its name, such as before-2.0"),
                                        DatabaseCommand::tag),
                                Verb.of(
                                        "rollback",
                                        "Roll changesets back, INCLUDING THE DATA in the tables and columns that they created",
                                        DatabaseCommand::wayBack,
                                        DatabaseCommand::rollBack),
                                Verb.of(
                                        "recount",
                                        "Recount the rows of lists and correct their totals; the service can keep running",
                                        Options::json,
                                        run -> recount(run, counts))))
                .and(forDevelopers(entities));
    }

    private static List<Verb<Database>> forDevelopers(List<Class<?>> entities) {
        return List.of(
                Verb.of(
                        "diff",
                        "Write a changeset for the differences between entities and schema; tables without an entity"
                                + " are ignored",
                        DatabaseCommand::changeset,
                        run -> diff(run, entities)),
                Verb.of(
                        "dump",
                        "Print the schema as a Liquibase changelog: tables and columns, WITHOUT DATA (for the data: data"
                                + " backup)",
                        parser -> {},
                        run -> run.console().verbatim(SchemaDump.of(run.open()))));
    }

    private static void status(Invocation<Database> run) {
        SchemaHistory history = SchemaHistory.asOwner(run.open());
        if (run.has("json")) {
            run.console().json(StatusView.of(history));
            return;
        }
        Stream<List<String>> applied = history.applied().stream()
                .map(each -> List.of(
                        each.id(), "applied", each.at().toString(), each.tag().orElse("-")));
        Stream<List<String>> pending = history.pending().stream().map(id -> List.of(id, "pending", "-", "-"));
        run.console()
                .table(
                        List.of("CHANGESET", "STATE", "SINCE", "TAG"),
                        Stream.concat(applied, pending).toList());
        if (!history.unknown().isEmpty()) {
            run.console()
                    .print("The schema is ahead of this release, which does not know "
                            + String.join(", ", history.unknown()) + ".");
        }
        run.console()
                .print(
                        history.pending().isEmpty()
                                ? "The schema is up to date."
                                : "Pending: " + history.pending().size() + ". Run `db migrate` to apply them.");
    }

    /** {@code --dry-run}: prints the SQL instead of running it. */
    private static void dryRun(Subparser parser) {
        Options.flag(parser, "dry-run", "print the SQL and change nothing");
    }

    private static void print(String script, Console console) {
        if (script.isEmpty()) {
            console.note("There is nothing to do.");
        }
        console.verbatim(script);
    }

    private static void migrate(Invocation<Database> run) {
        Migrations migrations = new Migrations(run.open());
        if (run.has("dry_run")) {
            print(migrations.script(), run.console());
            return;
        }
        List<String> applied = migrations.migrate();
        applied.forEach(id -> run.console().print("Applied " + id));
        run.console().print(applied.isEmpty() ? "Nothing was pending." : "The schema is up to date.");
    }

    private static String tag(String raw) {
        if (!TAG.matcher(raw).matches()) {
            throw new IllegalArgumentException("must be 1 to 100 letters, digits, dots, dashes and underscores");
        }
        return raw;
    }

    private static void tag(Invocation<Database> run) {
        String tag = run.get("tag");
        new Rollbacks(run.open()).tag(tag);
        run.console().print("Tagged the schema " + tag);
    }

    private static void wayBack(Subparser parser) {
        MutuallyExclusiveGroup point = parser.addMutuallyExclusiveGroup().required(true);
        point.addArgument("--tag")
                .dest(POINT)
                .type(Options.read(RollbackPoint.Tagged::new))
                .help("roll back the changesets after this tag");
        point.addArgument("--count")
                .dest(POINT)
                .type(Options.read(DatabaseCommand::last))
                .help("roll back this number of changesets");
        MutuallyExclusiveGroup deed = parser.addMutuallyExclusiveGroup().required(true);
        deed.addArgument("--yes").action(Arguments.storeTrue()).help("yes, roll them back");
        deed.addArgument("--dry-run").action(Arguments.storeTrue()).help("print the SQL and change nothing");
    }

    private static RollbackPoint last(String raw) {
        try {
            int count = Integer.parseInt(raw);
            if (count > 0) {
                return new RollbackPoint.Last(count);
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new IllegalArgumentException("must be a whole number above 0");
    }

    private static void rollBack(Invocation<Database> run) {
        Rollbacks rollbacks = new Rollbacks(run.open());
        RollbackPoint point = run.get(POINT);
        if (run.has("dry_run")) {
            print(rollbacks.script(point), run.console());
            return;
        }
        List<String> takenBack = rollbacks.rollBack(point);
        takenBack.forEach(id -> run.console().print("Took back " + id));
        run.console().print(takenBack.isEmpty() ? "There was nothing to take back." : "Done.");
    }

    private static void changeset(Subparser parser) {
        parser.addArgument("--name").help("a verb and a noun, such as add-users-nickname; made up unless given");
        dryRun(parser);
    }

    /** For developers, run in the root folder of the project. */
    private static void diff(Invocation<Database> run, List<Class<?>> entities) {
        SchemaDifference difference = SchemaDifference.between(run.open(), entities);
        if (difference.isEmpty()) {
            run.console().print("Nothing differs between the entities and the schema.");
        } else if (run.has("dry_run")) {
            difference.statements().forEach(statement -> run.console().verbatim(statement + ";"));
        } else {
            String name = run.<String>find("name").orElseGet(difference::title);
            ChangesetFile changeset = ChangesetFile.next(Path.of(""), name);
            changeset.write(difference);
            run.console().print("Wrote " + changeset.file() + ". Read it, build, and run `db migrate`.");
        }
    }

    private static void recount(Invocation<Database> run, List<RowCount> counts) {
        List<Recount.Counted> counted = Recount.run(run.open(), counts);
        run.show(
                new RecountView(counted.stream().map(CountView::of).toList()),
                counted.stream()
                        .map(each -> each.name() + ": " + each.rows()
                                + (each.isRight() ? ", as counted" : ", counted as " + each.kept() + ": put right"))
                        .toArray(String[]::new));
    }

    /** The state of the schema, for scripts. */
    private record StatusView(boolean upToDate, List<AppliedView> applied, List<String> pending, List<String> unknown) {
        static StatusView of(SchemaHistory history) {
            return new StatusView(
                    history.pending().isEmpty(),
                    history.applied().stream()
                            .map(each -> new AppliedView(each.id(), each.at(), each.tag()))
                            .toList(),
                    history.pending(),
                    history.unknown());
        }
    }

    /** An applied changeset. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record AppliedView(String id, Instant appliedAt, Optional<String> tag) {}

    /** The recounted totals, for scripts. */
    private record RecountView(List<CountView> counts) {}

    /** One total, and its value before the recount. */
    private record CountView(String name, long rows, long totalBefore) {
        static CountView of(Recount.Counted counted) {
            return new CountView(counted.name(), counted.rows(), counted.kept());
        }
    }
}
