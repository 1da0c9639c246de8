package io.gatehouse.platform.maintenance;

import io.gatehouse.platform.persistence.backup.Finish;
import io.gatehouse.platform.secrets.InstallationRow;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.OptionalInt;

/** Makes restored tables usable: checks that their keys open, gives them a new identity, ends sessions if asked. */
final class LastStep implements Finish {
    private final DataAccess open;
    private final boolean endSessions;
    private final DataCommand.SessionsEnding sessions;
    private final Clock clock;
    private final SecureRandom random;

    private OptionalInt endedSessions = OptionalInt.empty();
    private boolean done;

    LastStep(
            DataAccess open,
            boolean endSessions,
            DataCommand.SessionsEnding sessions,
            Clock clock,
            SecureRandom random) {
        this.open = open;
        this.endSessions = endSessions;
        this.sessions = sessions;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void apply(Connection connection) throws SQLException {
        InstallationRow installation = new InstallationRow(connection);
        installation.check(open.masterKeys(), random);
        installation.renew(random);
        if (endSessions) {
            installation.raiseEpoch();
            endedSessions = OptionalInt.of(sessions.endAll(connection, clock.instant()));
        }
        done = true;
    }

    OptionalInt endedSessions() {
        return endedSessions;
    }

    boolean isDone() {
        return done;
    }
}
