package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a session takes for its current token, its last one, and neither; without a database. */
class SessionTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Origin ORIGIN = new Origin("request", "192.0.2.7", "agent");

    private final RefreshToken first = new RefreshToken(new UUID(1, 2), 0, filled(7));

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static String text(RefreshToken token) {
        return token.encode(filled(9)).reveal();
    }

    private Session session() {
        Instant end = START.plus(Duration.ofDays(90));
        Instant idleEnd = START.plus(Duration.ofDays(14));
        return new Session(
                new UUID(3, 4), first, filled(9), List.of("pwd"), new Session.Lifetime(START, end, idleEnd), 5, ORIGIN);
    }

    @Test
    void twoCopiesOfADatabaseRotateToDifferentTokens() {
        RefreshToken one = session().rotate(first, filled(1), START);
        RefreshToken other = session().rotate(first, filled(2), START);

        assertThat(text(one)).isNotEqualTo(text(other));
        assertThat(one.secretHash()).isNotEqualTo(other.secretHash());
    }

    @Test
    void theSuccessorIsGivenAgainFromWhatIsStored() {
        Session session = session();

        RefreshToken next = session.rotate(first, filled(1), START);

        assertThat(text(session.successorOf(first))).isEqualTo(text(next));
    }

    @Test
    void theSuccessorDependsOnTheSessionToo() {
        RefreshToken elsewhere = new RefreshToken(new UUID(1, 3), 0, filled(7));

        assertThat(elsewhere.successor(filled(1)).secretHash())
                .isNotEqualTo(first.successor(filled(1)).secretHash());
    }

    @Test
    void afterARotationTheSuccessorIsCurrentAndTheOldOneJustReplaced() {
        Session session = session();
        RefreshToken second = session.rotate(first, filled(1), START);

        assertThat(session.isCurrent(second)).isTrue();
        assertThat(session.isCurrent(first)).isFalse();
        assertThat(session.replacedAt(first)).contains(START);
        assertThat(session.replacedAt(second)).isEmpty();
    }

    @Test
    void theOneBeforeTheLastIsNotJustReplacedHoweverSoon() {
        Session session = session();
        RefreshToken second = session.rotate(first, filled(1), START);
        RefreshToken third = session.rotate(second, filled(2), START);

        assertThat(session.replacedAt(first)).isEmpty();
        assertThat(session.replacedAt(second)).contains(START);
        assertThat(session.isCurrent(third)).isTrue();
    }

    @Test
    void theRightGenerationOfAnotherSecretIsNeither() {
        Session session = session();
        session.rotate(first, filled(1), START);

        assertThat(session.isCurrent(new RefreshToken(first.sessionId(), 1, filled(8))))
                .isFalse();
        assertThat(session.replacedAt(new RefreshToken(first.sessionId(), 0, filled(8))))
                .isEmpty();
    }

    @Test
    void itIsOverAtItsEndWhenItLiesIdleOrUnderAHigherEpoch() {
        Session session = session();
        Instant idleEnd = START.plus(Duration.ofDays(14));

        assertThat(session.isOver(idleEnd.minusNanos(1), 5)).isFalse();
        assertThat(session.isOver(idleEnd, 5)).isTrue();
        assertThat(session.isOver(START, 6)).isTrue();
        session.use(START, START.plus(Duration.ofDays(1_000)), ORIGIN);
        assertThat(session.isOver(session.expiresAt().minusNanos(1), 5)).isFalse();
        assertThat(session.isOver(session.expiresAt(), 5)).isTrue();
        session.end(EndReason.SIGNED_OUT, START);
        assertThat(session.isOver(START, 5)).isTrue();
    }
}
