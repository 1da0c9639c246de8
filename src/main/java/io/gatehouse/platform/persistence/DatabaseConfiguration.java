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
 * Which PostgreSQL to use, and how long anything may wait for it.
 *
 * @param url {@code jdbc:postgresql://}, {@code postgresql://} or {@code postgres://}; if empty, the embedded one is used
 * @param user used if the URL has none
 * @param password used if the URL has none
 * @param ownerUser the role that migrates and owns the schema; if empty, the role that serves does
 * @param ownerPassword the password of that role; empty if it has none
 * @param embeddedOnAnyAddress lets a service with the embedded database listen on other addresses than loopback
 * @param pool how many connections there are, and how long to wait for one
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
     * @param maxWait how long a request waits for one before its answer is 503
     */
    public record Pool(
            @Min(2) @Max(500) Integer maxSize,
            @Min(1) @Max(500) Integer minSize,
            Duration maxWait) {
        /** Two cores run at most a handful of statements at a time; 16 leaves room for statements that wait for a lock. */
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
     * After each of these, the answer to the request is 503 and its connection is free again.
     *
     * @param request the longest that one request may wait in total: for its turn, a connection, statements and locks
     * @param statement the longest that any one statement may run
     * @param lock the longest that a statement of a request may wait for a lock
     * @param idleInTransaction the longest that a transaction may stay open without a statement
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
