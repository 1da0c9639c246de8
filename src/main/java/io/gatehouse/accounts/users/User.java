package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An account. Every change of what a sign-in proves raises {@code credentialVersion}, and every change of what a token may do
 * raises {@code epoch}, in the transaction that makes the change and under the row's lock.
 */
@Entity
@Table(name = "users")
@DynamicUpdate
class User {
    @Id
    private UUID id;

    private String email;

    private String emailKey;

    private String name;

    private boolean isActive;

    private @Nullable Instant emailVerifiedAt;

    private @Nullable String pendingEmail;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private String[] roles;

    private long epoch;

    private long credentialVersion;

    @Version
    private long version;

    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected User() {}

    User(UserId id, NewUser user, Collection<Role> roles, Instant now) {
        this.id = id.value();
        this.email = user.email().address();
        this.emailKey = user.email().key();
        this.name = user.name();
        this.isActive = true;
        this.roles = values(roles);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Changes the name; false if it is the same. */
    boolean rename(String newName, Instant now) {
        if (name.equals(newName)) {
            return false;
        }
        name = newName;
        updatedAt = now;
        return true;
    }

    /** The new address is unverified, and whatever was sent to the old one is no longer valid. */
    void changeEmail(Email address, Instant now) {
        email = address.address();
        emailKey = address.key();
        emailVerifiedAt = null;
        pendingEmail = null;
        credentialVersion++;
        updatedAt = now;
    }

    /** Stores an address that takes effect once its owner has verified it. */
    void propose(Email address, Instant now) {
        pendingEmail = address.address();
        updatedAt = now;
    }

    /** Records that the user has a new password, which is in {@code credentials}. */
    void changePassword(Instant now) {
        credentialVersion++;
        updatedAt = now;
    }

    void endAllTokens() {
        epoch++;
    }

    void disable(Instant now) {
        isActive = false;
        epoch++;
        credentialVersion++;
        updatedAt = now;
    }

    /** Raises neither epoch nor credential version: what disabling ended stays ended. */
    void enable(Instant now) {
        isActive = true;
        updatedAt = now;
    }

    void changeRoles(Collection<Role> newRoles, Instant now) {
        roles = values(newRoles);
        epoch++;
        updatedAt = now;
    }

    UserId id() {
        return new UserId(id);
    }

    String email() {
        return email;
    }

    /** Whether this is a spelling of the user's present address. */
    boolean hasKeyOf(Email other) {
        return emailKey.equals(other.key());
    }

    String name() {
        return name;
    }

    boolean isActive() {
        return isActive;
    }

    boolean isEmailVerified() {
        return emailVerifiedAt != null;
    }

    @Nullable
    String pendingEmail() {
        return pendingEmail;
    }

    Set<Role> roles() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        for (String role : roles) {
            set.add(role(role));
        }
        return set;
    }

    boolean isActiveAdmin() {
        return isActive && roles().contains(Role.ADMIN);
    }

    long epoch() {
        return epoch;
    }

    long credentialVersion() {
        return credentialVersion;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    private static Role role(String value) {
        try {
            return Role.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("users.roles holds what ck_users_roles forbids", e);
        }
    }

    private static String[] values(Collection<Role> roles) {
        return roles.stream().map(Role::value).sorted().toArray(String[]::new);
    }
}
