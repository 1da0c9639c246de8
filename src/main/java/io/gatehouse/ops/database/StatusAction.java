package io.gatehouse.ops.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.http.Wire;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.SchemaHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db status}. */
final class StatusAction extends Action<Database> {
    StatusAction() {
        super("status", "Tell which changesets the schema has and which are pending");
    }

    @Override
    protected void configure(Subparser parser) {
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Database database, Console console) {
        SchemaHistory history = SchemaHistory.asOwner(database);
        if (Options.isJson(arguments)) {
            console.json(StatusView.of(history));
        } else {
            print(history, console);
        }
    }

    private static void print(SchemaHistory history, Console console) {
        for (SchemaHistory.Applied each : history.applied()) {
            String tag = each.tag().map(name -> ", tagged " + name).orElse("");
            console.print(each.id() + "  applied " + each.at() + tag);
        }
        for (String each : history.pending()) {
            console.print(each + "  pending");
        }
        if (!history.unknown().isEmpty()) {
            console.print("The schema is ahead of this release, which does not know "
                    + String.join(", ", history.unknown()) + ".");
        }
        console.print(
                history.pending().isEmpty()
                        ? "The schema is up to date."
                        : "Pending: " + history.pending().size() + ". Run `db migrate` to apply them.");
    }

    /** What a script reads. */
    @Wire
    record StatusView(boolean upToDate, List<AppliedView> applied, List<String> pending, List<String> unknown) {
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

    /** A changeset that the schema has. */
    @Wire
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AppliedView(String id, Instant appliedAt, Optional<String> tag) {}
}
