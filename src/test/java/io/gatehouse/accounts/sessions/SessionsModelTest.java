package io.gatehouse.accounts.sessions;

import io.gatehouse.TestServer;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random steps on two nodes against a model: no token is good after an acknowledged end, and no session ends without cause. The
 * suite makes 300 steps; {@code -Dsessions.model.steps=10000} makes more, and {@code -Dsessions.model.seed=N} the same ones again.
 */
class SessionsModelTest {
    private static final int STEPS = Integer.getInteger("sessions.model.steps", 300);
    private static final long SEED = Long.getLong("sessions.model.seed", new SecureRandom().nextInt());

    /** A minute of grace, the longest there may be, so that a slow machine does not turn a retry into a reuse. */
    @Test
    void twoNodesKeepToTheModel() {
        System.out.println("sessions.model.seed=" + SEED);
        try (TestServer one = TestServer.startWith("sessions.grace", "60s");
                TestServer other = one.beside()) {
            SessionsModel model = new SessionsModel(List.of(one, other), SEED);
            for (int step = 0; step < STEPS; step++) {
                take(model, step);
            }
        }
    }

    private static void take(SessionsModel model, int step) {
        try {
            model.step();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("step " + step + " of -Dsessions.model.seed=" + SEED, e);
        }
    }
}
