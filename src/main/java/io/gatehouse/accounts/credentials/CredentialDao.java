package io.gatehouse.accounts.credentials;

import io.gatehouse.kernel.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Writes and samples {@code credentials}. A single one is read elsewhere, in one statement with its user. */
class CredentialDao {
    /** Enough rows to estimate the proportions of the hash schemes. */
    private static final int SAMPLE = 10_000;

    private final SessionFactory sessions;

    CredentialDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Sets a user's password and replaces any earlier one. Flushes first, since the user may be new in this transaction. */
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

    /** Replaces a hash with another one of the same password, unless the password was changed in the meantime. */
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

    /** One hash of each scheme in a sample of some thousand rows of the table, and how many of them use it. */
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

    /** The planner's estimate; below 1 if the table was never analysed. */
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
