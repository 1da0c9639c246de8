package io.gatehouse.platform.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of events and of personal data, in the only order in which they are written and read. */
final class Columns {
    static final String EVENT = "e.id, e.occurred_at, e.kind, e.actor_kind, e.actor_id, e.subject_kind, e.subject_id,"
            + " e.request_id, e.details, e.personal_mac, e.mac";
    static final int EVENT_COUNT = 11;

    static final String PERSONAL = "p.salt, p.actor_id, p.subject_id, p.user_id, p.ip, p.user_agent, p.facts";

    /** Includes the id of the event, which comes first. */
    static final int PERSONAL_COUNT = 8;

    private Columns() {}

    /** Sets the columns of the event, beginning with the parameter {@code from}. */
    static void write(PreparedStatement statement, int from, StoredEvent event) throws SQLException {
        statement.setObject(from, event.id());
        statement.setObject(from + 1, event.at().atOffset(ZoneOffset.UTC));
        statement.setString(from + 2, event.kind());
        statement.setString(from + 3, event.actor().kind());
        statement.setString(from + 4, event.actor().id());
        statement.setString(from + 5, event.subject().kind());
        statement.setString(from + 6, event.subject().id());
        statement.setString(from + 7, event.requestId());
        statement.setString(from + 8, event.details());
        statement.setBytes(from + 9, bytes(event.personalMac()));
        statement.setBytes(from + 10, bytes(event.mac()));
    }

    /** Sets the columns of the event's personal data, beginning with the parameter {@code from}. */
    static void write(PreparedStatement statement, int from, UUID event, Personal personal) throws SQLException {
        statement.setObject(from, event);
        statement.setBytes(from + 1, bytes(personal.salt()));
        statement.setString(from + 2, personal.actorId());
        statement.setString(from + 3, personal.subjectId());
        statement.setString(from + 4, personal.userId());
        statement.setString(from + 5, personal.ip());
        statement.setString(from + 6, personal.userAgent());
        statement.setString(from + 7, personal.facts());
    }

    /** Null if an outer join found no event. */
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

    /** Null if an outer join found no personal data: there was none, or it was erased. */
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

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
