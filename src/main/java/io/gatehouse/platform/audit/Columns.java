package io.gatehouse.platform.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of events and of what is personal, in the one order in which they are written and read. */
final class Columns {
    static final String EVENT = "e.id, e.occurred_at, e.kind, e.actor_kind, e.actor_id, e.subject_kind, e.subject_id,"
            + " e.request_id, e.details, e.personal_mac, e.mac";
    static final int EVENT_COUNT = 11;

    static final String PERSONAL = "p.salt, p.actor_id, p.subject_id, p.user_id, p.ip, p.user_agent, p.facts";

    private Columns() {}

    /** Each column as an array, for a statement that makes rows of them again. */
    static void write(PreparedStatement statement, List<StoredEvent> events) throws SQLException {
        set(statement, 1, "uuid", events, StoredEvent::id);
        set(statement, 2, "timestamptz", events, StoredEvent::at);
        set(statement, 3, "text", events, StoredEvent::kind);
        set(statement, 4, "text", events, event -> event.actor().kind());
        set(statement, 5, "text", events, event -> event.actor().id());
        set(statement, 6, "text", events, event -> event.subject().kind());
        set(statement, 7, "text", events, event -> event.subject().id());
        set(statement, 8, "text", events, StoredEvent::requestId);
        set(statement, 9, "text", events, StoredEvent::details);
        set(statement, 10, "bytea", events, event -> bytea(event.personalMac()));
        set(statement, 11, "bytea", events, event -> bytea(event.mac()));
    }

    /** The same of what they say of persons, behind the id of the event. */
    static void write(PreparedStatement statement, Map<UUID, Personal> personal, int from) throws SQLException {
        set(statement, from, "uuid", personal.keySet(), id -> id);
        set(statement, from + 1, "bytea", personal.values(), each -> bytea(each.salt()));
        set(statement, from + 2, "text", personal.values(), Personal::actorId);
        set(statement, from + 3, "text", personal.values(), Personal::subjectId);
        set(statement, from + 4, "text", personal.values(), Personal::userId);
        set(statement, from + 5, "text", personal.values(), Personal::ip);
        set(statement, from + 6, "text", personal.values(), Personal::userAgent);
        set(statement, from + 7, "text", personal.values(), Personal::facts);
    }

    private static <T> void set(
            PreparedStatement statement, int at, String type, Collection<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    }

    /** Null where an outer join found no event. */
    static @Nullable StoredEvent event(ResultSet row, int from) throws SQLException {
        UUID id = row.getObject(from, UUID.class);
        return id == null
                ? null
                : new StoredEvent(
                        id,
                        time(row, from + 1),
                        row.getString(from + 2),
                        new Party(row.getString(from + 3), row.getString(from + 4)),
                        new Party(row.getString(from + 5), row.getString(from + 6)),
                        row.getString(from + 7),
                        row.getString(from + 8),
                        hex(row.getBytes(from + 9)),
                        HexFormat.of().formatHex(row.getBytes(from + 10)));
    }

    /** Null where an outer join found none: there was none, or it was erased. */
    static @Nullable Personal personal(ResultSet row, int from) throws SQLException {
        String salt = hex(row.getBytes(from));
        return salt == null
                ? null
                : new Personal(
                        salt,
                        row.getString(from + 1),
                        row.getString(from + 2),
                        row.getString(from + 3),
                        row.getString(from + 4),
                        row.getString(from + 5),
                        row.getString(from + 6));
    }

    static Instant time(ResultSet row, int at) throws SQLException {
        return row.getObject(at, OffsetDateTime.class).toInstant();
    }

    static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }

    /** As the database reads it; its driver takes no bytes inside an array of objects. */
    private static @Nullable String bytea(@Nullable String hex) {
        return hex == null ? null : "\\x" + hex;
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
