package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import io.gatehouse.platform.persistence.RowCount;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Reads and writes {@code users}. It decides nothing. */
class UserDao {
    static final String UQ_EMAIL_KEY = "uq_users_email_key";

    /** Any number, the same on all nodes: held by whoever might take away the last admin. */
    private static final long ADMINS_LOCK = 0x61646D696E73L;

    /** How many rows tell the proportion of hash schemes well enough. */
    private static final int SAMPLE = 10_000;

    private static final RowCount ACTIVE = RowCount.of("active_users");
    private static final RowCount INACTIVE = RowCount.of("inactive_users");
    private static final RowCount ALL = RowCount.of("active_users", "inactive_users");

    private final SessionFactory sessions;

    UserDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    Optional<User> find(UserId id) {
        return Optional.ofNullable(session().find(User.class, id.value()));
    }

    Optional<User> findByEmailKey(String emailKey) {
        return session()
                .createSelectionQuery("from User where emailKey = :key", User.class)
                .setParameter("key", emailKey)
                .uniqueResultOptional();
    }

    /** The row under a lock that keeps every other writer, and every sign-in, waiting until this transaction ends. */
    Optional<User> findForChange(UserId id) {
        return Optional.ofNullable(session().find(User.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The row under a lock that many sign-ins may hold at once and that keeps writers waiting. */
    Optional<User> findForShare(UserId id) {
        return Optional.ofNullable(session().find(User.class, id.value(), LockModeType.PESSIMISTIC_READ));
    }

    void insert(User user) {
        session().persist(user);
    }

    void delete(User user) {
        session().remove(user);
    }

    /** Replaces a hash by another of the same password, unless the password was changed meanwhile. */
    void replaceHash(UserId id, String verified, String replacement) {
        session()
                .createMutationQuery(
                        "update User set passwordHash = :replacement where id = :id and passwordHash = :verified")
                .setParameter("replacement", replacement)
                .setParameter("id", id.value())
                .setParameter("verified", verified)
                .executeUpdate();
    }

    /** Keeps everybody else who would take away an admin waiting until this transaction ends. */
    void lockAdmins() {
        session()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(" + ADMINS_LOCK + ")", Integer.class)
                .getSingleResult();
    }

    long countActiveAdmins() {
        return session()
                .createNativeQuery("select count(*) from users where is_active and 'admin' = any(roles)", Long.class)
                .getSingleResult();
    }

    Page<User> list(UserFilter filter, PageRequest request) {
        PageQuery<User> query = filter.sort().query();
        Conditions wanted = conditions(filter, "active");
        return filter.text().isPresent()
                ? query.read(
                        session(),
                        wanted,
                        request,
                        conditions(filter, "is_active").count(session(), "users"))
                : query.read(session(), wanted, request, kept(filter));
    }

    private static RowCount kept(UserFilter filter) {
        return filter.active().map(active -> active ? ACTIVE : INACTIVE).orElse(ALL);
    }

    private static Conditions conditions(UserFilter filter, String active) {
        Conditions all = new Conditions();
        filter.text()
                .ifPresent(text -> all.and(
                        "(email ilike :text escape '!' or name ilike :text escape '!')",
                        Map.of("text", "%" + escaped(text) + "%")));
        filter.active().ifPresent(is -> all.and(active + " = :active", Map.of("active", is)));
        return all;
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** One hash of each scheme that occurs among some thousand rows spread over the table, and how often the scheme does. */
    Map<String, Long> sampleHashes() {
        return session()
                .createNativeQuery("""
                        select min(password_hash), count(*)
                        from (select password_hash from users tablesample system (:percent) repeatable (0) limit :rows) as sample
                        group by substring(password_hash from '^\\$2[aby]\\$[0-9]{2}\\$|^\\$argon2id\\$v=19\\$[^$]*\\$')
                        order by 1""", Object[].class)
                .setParameter("percent", Math.min(100.0, 100.0 * SAMPLE / Math.max(1, estimatedRows())))
                .setParameter("rows", 2 * SAMPLE)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1], Long::sum, LinkedHashMap::new));
    }

    /** What the planner believes; below 1 where the table was never analysed. */
    private float estimatedRows() {
        return session()
                .createNativeQuery("select reltuples from pg_class where oid = cast('users' as regclass)", Float.class)
                .getSingleResult();
    }

    private Session session() {
        return sessions.getCurrentSession();
    }
}
