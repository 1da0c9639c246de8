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

/** Who requests something, and what they may do beyond their own account. */
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

    /** The answer to a caller without permission: the same whether or not the thing exists. */
    static Failure forbidden() {
        return Failure.forbidden("forbidden", "You may not do this");
    }

    /** The answer to a user who was deleted or disabled after the token was issued. */
    static Failure gone() {
        return Failure.unauthenticated("invalid_token", "User not found or inactive");
    }

    /** The answer to a token that was ended. */
    static Failure ended() {
        return Failure.unauthenticated("session_ended", "Invalid token");
    }

    /**
     * A person who signed in.
     *
     * @param id the user
     * @param sessionId the session that the token belongs to
     * @param scopes what the token grants
     * @param epochs the epochs in the token: a change that raised one of them has ended it
     * @param authTime when they last proved who they are
     * @param origin where the request comes from
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
     * A service that authenticated with its own credentials.
     *
     * @param id its {@code client_id}
     * @param scopes what the token grants
     * @param epochs the epochs in the token
     * @param origin where the request comes from
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
     * A person who runs a command on the machine, and who could also write to the database directly.
     *
     * @param login their login on the machine
     */
    record Operator(String login, Origin origin) implements Caller {
        /** The operator who runs a command. */
        public static Operator of(Actor operator) {
            return new Operator(operator.id(), operator.origin());
        }

        /** Empty: an operator may do everything without scopes. */
        @Override
        public Set<Scope> scopes() {
            return Set.of();
        }

        @Override
        public boolean may(Scope scope) {
            return true;
        }

        /** How the audit trail names the operator; for a caller with a token, {@link Callers} decides it. */
        public Actor actor() {
            return new Actor(Actor.Kind.OPERATOR, login, origin);
        }

        @Override
        public String getName() {
            return "operator";
        }
    }
}
