package io.gatehouse.platform.audit;

import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.secrets.Purpose;
import io.gatehouse.platform.secrets.SecretsModule;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes audit trails for the tests of other features. */
public final class Trails {
    private Trails() {}

    public static AuditTrail on(TestDatabase database, SecretsModule secrets, Clock clock) {
        SecureRandom random = new SecureRandom();
        boolean unused = secrets.installation().make();
        return new AuditModule(
                        secrets.installation().subkey(Purpose.AUDIT),
                        database.sessions(),
                        database.transactions(),
                        new Ids(clock, random),
                        clock,
                        random)
                .trail();
    }
}
