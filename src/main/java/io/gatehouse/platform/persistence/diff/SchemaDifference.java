package io.gatehouse.platform.persistence.diff;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.SchemaHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a migrated schema differs from the entities, as the changeset that removes the difference. It changes nothing. */
public final class SchemaDifference {
    private final List<Step> steps;

    private SchemaDifference(List<Step> steps) {
        this.steps = steps;
    }

    /** Refuses a schema that is behind this release: pending changes would count as missing. */
    public static SchemaDifference between(Database database, Collection<Class<?>> entities) {
        List<String> pending = SchemaHistory.asOwner(database).pending();
        if (!pending.isEmpty()) {
            throw new CannotStart("The schema is behind this release (pending: " + String.join(", ", pending)
                    + "). Run `db migrate` first.");
        }
        return of(MappedSchema.read(entities), StoredSchema.read(database));
    }

    static SchemaDifference of(Map<String, TableShape> mapped, Map<String, TableShape> stored) {
        return new SchemaDifference(Comparison.steps(mapped, stored));
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Only the statements, in order and without semicolons, to show them before they are written. */
    public List<String> statements() {
        return steps.stream().flatMap(step -> step.statements().stream()).toList();
    }

    /** A verb and a noun that summarize it, such as {@code add-users-nickname}. Not for a difference that is empty. */
    public String title() {
        Set<String> titles = steps.stream().map(Step::title).collect(Collectors.toSet());
        Set<String> tables = steps.stream().map(Step::table).collect(Collectors.toSet());
        if (titles.size() == 1) {
            return titles.iterator().next();
        }
        if (tables.size() > 1) {
            return "change-schema";
        }
        // The step that makes a table comes before all other steps on it.
        Step first = steps.get(0);
        return first.isCreation() ? first.title() : Step.title("change", first.table(), List.of());
    }

    /** The text of the changeset's file, including the rollback. */
    public String changeset(String id) {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n\n--changeset gatehouse:" + id + "\n");
        for (Step step : steps) {
            step.notes().forEach(note -> text.append("-- ").append(note).append('\n'));
            step.statements().forEach(statement -> text.append(statement).append(";\n"));
        }
        rollback()
                .forEach(statement ->
                        text.append("--rollback ").append(statement).append(";\n"));
        return text.toString();
    }

    private List<String> rollback() {
        List<Step> last = new ArrayList<>(steps);
        Collections.reverse(last);
        Set<String> statements = new LinkedHashSet<>();
        last.forEach(step -> statements.addAll(step.back()));
        last.forEach(step -> statements.addAll(step.restored()));
        return List.copyOf(statements);
    }
}
