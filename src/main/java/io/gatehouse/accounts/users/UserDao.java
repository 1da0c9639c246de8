package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Position;
import io.gatehouse.kernel.Total;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.RowCounts;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.SelectionQuery;

/** Reads and writes {@code users}. It decides nothing. */
class UserDao {
    static final String UQ_EMAIL_KEY = "uq_users_email_key";

    /** Any number, the same on all nodes: held by whoever might take away the last admin. */
    private static final long ADMINS_LOCK = 0x61646D696E73L;

    /** How many rows tell the proportion of hash schemes well enough. */
    private static final int SAMPLE = 10_000;

    private static final String ACTIVE = "active_users";
    private static final String INACTIVE = "inactive_users";

    private final SessionFactory sessions;
    private final RowCounts counts;

    UserDao(SessionFactory sessions, RowCounts counts) {
        this.sessions = sessions;
        this.counts = counts;
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

    /** In one statement, which passes over rows in an index before it reads those of the page. */
    Page<User> list(UserFilter filter, PageRequest request) {
        List<String> conditions = conditions(filter, "u.email", "u.name", "u.active");
        request.after().ifPresent(last -> conditions.add(filter.sort().further("u")));
        String page = "select u.id from User u" + where(conditions) + " order by "
                + filter.sort().orderBy("u") + " limit :limit offset :offset";
        SelectionQuery<User> query = bound(
                        session()
                                .createSelectionQuery(
                                        "from User p where p.id in (" + page + ") order by "
                                                + filter.sort().orderBy("p"),
                                        User.class),
                        filter)
                .setParameter("limit", request.rows())
                .setParameter("offset", request.offset());
        request.after()
                .ifPresent(last -> query.setParameter("last", filter.sort().value(last.sortedBy()))
                        .setParameter("lastId", UUID.fromString(last.id())));
        return Page.of(
                query.getResultList(),
                request,
                total(filter),
                user -> new Position(filter.sort().valueOf(user), user.id().toString()));
    }

    private Total total(UserFilter filter) {
        if (filter.text().isPresent()) {
            return Total.counted(count(filter));
        }
        return Total.exact(filter.active()
                .map(active -> counts.of(active ? ACTIVE : INACTIVE))
                .orElseGet(() -> counts.of(ACTIVE, INACTIVE)));
    }

    /**
     * How many users match, one more than {@link Total#COUNTED_AT_MOST} at most. In SQL, since Hibernate's language takes a limit only
     * behind an order, which would have the database sort what is only counted.
     */
    private long count(UserFilter filter) {
        String counted = "select 1 from users" + where(conditions(filter, "email", "name", "is_active")) + " limit "
                + (Total.COUNTED_AT_MOST + 1);
        return bound(
                        session().createNativeQuery("select count(*) from (" + counted + ") as counted", Long.class),
                        filter)
                .getSingleResult();
    }

    private static List<String> conditions(UserFilter filter, String email, String name, String active) {
        List<String> conditions = new ArrayList<>();
        filter.text()
                .ifPresent(text -> conditions.add(
                        "(" + email + " ilike :text escape '!' or " + name + " ilike :text escape '!')"));
        filter.active().ifPresent(is -> conditions.add(active + " = :active"));
        return conditions;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static <Q extends CommonQueryContract> Q bound(Q query, UserFilter filter) {
        filter.text().ifPresent(text -> query.setParameter("text", "%" + escaped(text) + "%"));
        filter.active().ifPresent(active -> query.setParameter("active", active));
        return query;
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
