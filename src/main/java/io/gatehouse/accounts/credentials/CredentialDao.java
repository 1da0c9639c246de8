package io.gatehouse.accounts.credentials;

import io.gatehouse.kernel.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Writes {@code credentials}. Whoever reads one reads the user with it, in one statement. */
class CredentialDao {
    /** How many rows tell the proportion of hash schemes well enough. */
    private static final int SAMPLE = 10_000;

    private final SessionFactory sessions;

    CredentialDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Gives a user a password, instead of the one they had. A user who is new in this transaction is inserted before. */
    void setPassword(UserId user, String hash, Instant now) {
        session()
                .createNativeMutationQuery("""
                        insert into credentials (user_id, kind, secret, created_at) values (:user, 'password', :hash, :now)
                        on conflict (user_id, kind) do update set secret = excluded.secret, created_at = excluded.created_at""")
                .setParameter("user", user.value())
                .setParameter("hash", hash)
                .setParameter("now", now)
                .setHibernateFlushMode(FlushMode.ALWAYS)
                .executeUpdate();
    }

    /** Replaces a hash by another of the same password, unless the password was changed meanwhile. */
    void replaceHash(UserId user, String verified, String replacement) {
        session()
                .createNativeMutationQuery("""
                        update credentials set secret = :replacement
                        where user_id = :user and kind = 'password' and secret = :verified""")
                .setParameter("replacement", replacement)
                .setParameter("user", user.value())
                .setParameter("verified", verified)
                .executeUpdate();
    }

    /** One hash of each scheme that occurs among some thousand rows spread over the table, and how often the scheme does. */
    Map<String, Long> sampleHashes() {
        return session()
                .createNativeQuery("""
                        select min(secret), count(*)
                        from (select secret from credentials tablesample system (:percent) repeatable (0)
                              where kind = 'password' limit :rows) as sample
                        group by substring(secret from '^\\$2[aby]\\$[0-9]{2}\\$|^\\$argon2id\\$v=19\\$[^$]*\\$')
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
                .createNativeQuery(
                        "select reltuples from pg_class where oid = cast('credentials' as regclass)", Float.class)
                .getSingleResult();
    }

    private Session session() {
        return sessions.getCurrentSession();
    }
}
