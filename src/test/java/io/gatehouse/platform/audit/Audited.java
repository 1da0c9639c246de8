package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Origin;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** A database with an audit trail, those who write, seal and read it, and somebody who may do anything to its rows. */
final class Audited implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String NAME = "audited";

    private final TestDatabase database;
    private final Clock clock;
    private final Macs macs = new Macs(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private final EventDao events;
    private final SealDao seals;
    private final AuditTrail trail;

    Audited(Clock clock) throws SQLException {
        this.clock = clock;
        this.database = TestDatabase.lent(NAME, List.of());
        this.events = new EventDao(database.sessions());
        this.seals = new SealDao(database.sessions());
        this.trail = new AuditTrail(database.transactions(), events, macs, new Ids(clock, RANDOM), clock, RANDOM);
    }

    TestDatabase database() {
        return database;
    }

    AuditTrail trail() {
        return trail;
    }

    Sealer sealer() {
        return sealer(new CheckpointFile(Optional.empty()));
    }

    Sealer sealer(CheckpointFile file) {
        return new Sealer(database.transactions(), seals, macs, clock, new Checkpoints(clock, file));
    }

    AuditService service() {
        return new AuditService(
                database.transactions(), seals, new EventListDao(database.sessions()), events, macs, trail, clock);
    }

    /** As a superuser whom no trigger stops. */
    void tamper(String statement) throws SQLException {
        try (Connection connection = TestPostgres.superuser(NAME);
                Statement sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }
    }

    /** A number that the database knows. */
    long count(String of) throws SQLException {
        return Long.parseLong(database.ask("select count(*) from " + of));
    }

    /** A user acts on their own account. */
    static AuditEvent byUser(UUID user, String kind) {
        return AuditEvent.of(kind, user(user), new AuditEvent.Subject("user", user.toString()));
    }

    static AuditEvent byOperator(String kind, AuditEvent.Subject subject) {
        return AuditEvent.of(
                kind, new Actor(Actor.Kind.OPERATOR, "root", new Origin("r-2", "local", "command line")), subject);
    }

    static Actor user(UUID id) {
        return new Actor(Actor.Kind.USER, id.toString(), new Origin("r-1", "192.0.2.7", "curl/8"));
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
