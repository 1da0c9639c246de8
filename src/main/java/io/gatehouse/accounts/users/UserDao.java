package io.gatehouse.accounts.users;

import io.dropwizard.hibernate.AbstractDAO;
import io.gatehouse.accounts.credentials.Credentials;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import io.gatehouse.platform.persistence.RowCount;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Reads and writes {@code users}. It decides nothing. */
class UserDao extends AbstractDAO<User> {
    static final String UQ_EMAIL_KEY = "uq_users_email_key";

    /** An arbitrary number, the same on all nodes: the lock of every transaction that might remove the last admin. */
    private static final long ADMINS_LOCK = 0x61646D696E73L;

    static final RowCount ACTIVE = new RowCount("active_users", "users where is_active");
    static final RowCount INACTIVE = new RowCount("inactive_users", "users where not is_active");

    UserDao(SessionFactory sessions) {
        super(sessions);
    }

    Optional<User> find(UserId id) {
        return Optional.ofNullable(currentSession().find(User.class, id.value()));
    }

    Optional<User> findByEmailKey(String emailKey) {
        return currentSession()
                .createSelectionQuery("from User where emailKey = :key", User.class)
                .setParameter("key", emailKey)
                .uniqueResultOptional();
    }

    /** What the password of the user with this address is checked against. */
    Optional<Credentials> findCredentials(Email email) {
        return credentials("email_key", email.key());
    }

    /** What the password of this user is checked against. */
    Optional<Credentials> findCredentials(UserId id) {
        return credentials("id", id.value());
    }

    private Optional<Credentials> credentials(String column, Object value) {
        return currentSession()
                .createNativeQuery(
                        "select u.id, c.secret, u.credential_version"
                                + " from users u join credentials c on c.user_id = u.id and c.kind = 'password'"
                                + " where u." + column + " = :value",
                        Object[].class)
                .setParameter("value", value)
                .uniqueResultOptional()
                .map(row -> new Credentials(new UserId((UUID) row[0]), (String) row[1], (Long) row[2]));
    }

    /** Locks the row, so that every other writer and every sign-in waits until this transaction ends. */
    Optional<User> findForChange(UserId id) {
        return Optional.ofNullable(currentSession().find(User.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks the row for many sign-ins at once, so that writers wait. */
    Optional<User> findForShare(UserId id) {
        return Optional.ofNullable(currentSession().find(User.class, id.value(), LockModeType.PESSIMISTIC_READ));
    }

    void insert(User user) {
        currentSession().persist(user);
    }

    void delete(User user) {
        currentSession().remove(user);
    }

    /** Makes every other transaction that would remove an admin wait until this one ends. */
    void lockAdmins() {
        currentSession()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(" + ADMINS_LOCK + ")", Integer.class)
                .getSingleResult();
    }

    long countActiveAdmins() {
        return currentSession()
                .createNativeQuery("select count(*) from users where is_active and 'admin' = any(roles)", Long.class)
                .getSingleResult();
    }

    Page<User> list(UserFilter filter, PageRequest request) {
        Conditions wanted = new Conditions();
        filter.q()
                .ifPresent(text -> wanted.and(
                        "(email ilike :text escape '!' or name ilike :text escape '!')",
                        Map.of("text", "%" + escaped(text) + "%")));
        filter.isActive().ifPresent(is -> wanted.and("isActive = :active", Map.of("active", is)));
        PageQuery<User> query = filter.sort().orElse(UserSort.OLDEST).query();
        if (filter.q().isPresent()) {
            return query.read(currentSession(), wanted, request);
        }
        return filter.isActive()
                .map(active -> query.read(currentSession(), wanted, request, active ? ACTIVE : INACTIVE))
                .orElseGet(() -> query.read(currentSession(), wanted, request, ACTIVE, INACTIVE));
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
