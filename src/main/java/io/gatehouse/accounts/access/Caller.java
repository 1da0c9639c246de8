package io.gatehouse.accounts.access;

import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Who asks for something to be done, and what they may do beyond their own affairs. */
public sealed interface Caller extends Principal {
    Set<Scope> scopes();

    /** Whether the caller has the scope. */
    default boolean may(Scope scope) {
        return scopes().contains(scope);
    }

    /** Refuses with 403 unless the caller has the scope. */
    default void require(Scope scope) {
        if (!may(scope)) {
            throw forbidden();
        }
    }

    /** What is answered to whoever may not: the same whether or not the thing exists. */
    static Failure forbidden() {
        return Failure.forbidden("forbidden", "You may not do this");
    }

    /** What is answered to whoever was deleted or switched off after their token was made. */
    static Failure gone() {
        return Failure.unauthenticated("invalid_token", "User not found or inactive");
    }

    /** What is answered to whoever has a token that was ended. */
    static Failure ended() {
        return Failure.unauthenticated("session_ended", "Invalid token");
    }

    /**
     * A person who signed in.
     *
     * @param id the user
     * @param sessionId the session that the token belongs to
     * @param scopes what the token grants
     * @param epochs what the token stands on: a change that raised one of them ended it
     * @param authTime when they last proved who they are
     * @param origin where they ask from
     */
    record User(UserId id, UUID sessionId, Set<Scope> scopes, Epochs epochs, Instant authTime, Origin origin)
            implements Caller {
        public User {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String getName() {
            return id.toString();
        }

        public boolean is(UserId other) {
            return id.equals(other);
        }

        /** Refuses with 403 unless the user is the caller, or the caller has the scope. */
        public void requireSelfOr(UserId user, Scope scope) {
            if (!is(user)) {
                require(scope);
            }
        }
    }

    /**
     * A service that proved itself with credentials of its own.
     *
     * @param id its {@code client_id}
     * @param scopes what the token grants
     * @param epochs what the token stands on
     * @param origin where it asks from
     */
    record Client(String id, Set<Scope> scopes, Epochs epochs, Origin origin) implements Caller {
        public Client {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String getName() {
            return id;
        }
    }

    /**
     * Whoever runs a command on the machine: they could write to the database as well.
     *
     * @param login whom the machine takes them for
     */
    record Operator(String login, Origin origin) implements Caller {
        /** Who runs a command. */
        public static Operator of(Actor operator) {
            return new Operator(operator.id(), operator.origin());
        }

        /** None by name: an operator may do everything. */
        @Override
        public Set<Scope> scopes() {
            return Set.of();
        }

        @Override
        public boolean may(Scope scope) {
            return true;
        }

        /** What the audit trail says of them; of a caller with a token, {@link Callers} tells it. */
        public Actor actor() {
            return new Actor(Actor.Kind.OPERATOR, login, origin);
        }

        @Override
        public String getName() {
            return "operator";
        }
    }
}
