package io.gatehouse.platform.persistence;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import io.gatehouse.kernel.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;

/**
 * Which PostgreSQL, and how long anything may wait for it.
 *
 * @param url {@code jdbc:postgresql://}, {@code postgresql://} or {@code postgres://}; empty, the embedded one is used
 * @param user where the URL carries none
 * @param password where the URL carries none
 * @param ownerUser the role that migrates and owns the schema; empty, it is the one that serves
 * @param ownerPassword of that role; empty, it has none
 * @param embeddedOnAnyAddress lets a service on the embedded database listen beyond loopback
 * @param pool how many connections, and the wait for one
 * @param deadlines how long the database may take
 */
public record DatabaseConfiguration(
        String url,
        String user,
        Secret password,
        String ownerUser,
        Secret ownerPassword,
        Boolean embeddedOnAnyAddress,
        @Valid Pool pool,
        @Valid Deadlines deadlines) {
    public DatabaseConfiguration {
        url = requireNonNullElse(url, "");
        user = requireNonNullElse(user, "");
        password = requireNonNullElse(password, new Secret(""));
        ownerUser = requireNonNullElse(ownerUser, "");
        ownerPassword = requireNonNullElse(ownerPassword, new Secret(""));
        embeddedOnAnyAddress = requireNonNullElse(embeddedOnAnyAddress, false);
        pool = requireNonNullElse(pool, Pool.DEFAULT);
        deadlines = requireNonNullElse(deadlines, Deadlines.DEFAULT);
    }

    @ValidationMethod(
            message = "ownerPassword (DATABASE_OWNER_PASSWORD) needs ownerUser (DATABASE_OWNER_USER) beside it")
    public boolean isOwnerNamed() {
        return !ownerUser.isEmpty() || ownerPassword.reveal().isEmpty();
    }

    public boolean isEmbedded() {
        return url.isBlank();
    }

    /**
     * The connections of one node.
     *
     * @param maxSize the most it opens
     * @param minSize how many it keeps open when idle
     * @param maxWait how long a request waits for one before it is answered 503
     */
    public record Pool(
            @Min(2) @Max(500) Integer maxSize,
            @Min(1) @Max(500) Integer minSize,
            Duration maxWait) {
        /** Two cores keep at most a handful of statements running; 16 leaves room for those that wait for a lock. */
        static final Pool DEFAULT = new Pool(16, 2, Duration.seconds(3));

        public Pool {
            maxSize = requireNonNullElse(maxSize, 16);
            minSize = requireNonNullElse(minSize, 2);
            maxWait = requireNonNullElse(maxWait, Duration.seconds(3));
        }

        @ValidationMethod(message = "minSize must not be above maxSize")
        public boolean isMinWithinMax() {
            return minSize <= maxSize;
        }
    }

    /**
     * Past each of these the request is answered 503 and the connection is free again.
     *
     * @param request the longest one request may wait in all: for its turn, a connection, statements and locks
     * @param statement the longest any one statement may run
     * @param lock the longest a statement of a request may wait for a lock
     * @param idleInTransaction the longest a transaction may stand open without a statement
     * @param socket the longest to wait for a byte from the database
     */
    public record Deadlines(
            @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration request,
            @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration statement,

            @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS)
            Duration lock,

            @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration idleInTransaction,
            @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration socket) {
        static final Deadlines DEFAULT = new Deadlines(
                Duration.seconds(10),
                Duration.seconds(10),
                Duration.seconds(1),
                Duration.seconds(15),
                Duration.seconds(30));

        public Deadlines {
            request = requireNonNullElse(request, Duration.seconds(10));
            statement = requireNonNullElse(statement, Duration.seconds(10));
            lock = requireNonNullElse(lock, Duration.seconds(1));
            idleInTransaction = requireNonNullElse(idleInTransaction, Duration.seconds(15));
            socket = requireNonNullElse(socket, Duration.seconds(30));
        }

        @ValidationMethod(message = "socket must be above statement, or it would cut off statements that may still run")
        public boolean isSocketAboveStatement() {
            return socket.toMilliseconds() > statement.toMilliseconds();
        }
    }
}
