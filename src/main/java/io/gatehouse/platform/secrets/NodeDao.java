package io.gatehouse.platform.secrets;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Reads and writes {@code nodes}, using only the database's clock. */
class NodeDao {
    private final SessionFactory sessions;

    NodeDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    void saySeen(UUID id, String version, Set<String> masterKeys) {
        session()
                .createNativeMutationQuery("""
                        insert into nodes (id, version, master_keys)
                        values (:id, :version, string_to_array(:masterKeys, ','))
                        on conflict (id) do update set seen_at = clock_timestamp()""")
                .setParameter("id", id)
                .setParameter("version", version)
                .setParameter("masterKeys", String.join(",", masterKeys))
                .executeUpdate();
    }

    void delete(UUID id) {
        session()
                .createNativeMutationQuery("delete from nodes where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Deletes nodes that ended without deleting their row, after a day. */
    void deleteUnseen() {
        session()
                .createNativeMutationQuery("delete from nodes where seen_at < clock_timestamp() - interval '1 day'")
                .executeUpdate();
    }

    /** The nodes that renewed their row within the last minute, the oldest first. */
    List<Node> listLive() {
        return session().createNativeQuery("""
                        select id, version, array_to_string(master_keys, ',') as master_keys from nodes
                        where seen_at > clock_timestamp() - interval '60 seconds' order by started_at, id""", Tuple.class).getResultList().stream()
                .map(row -> new Node(
                        row.get("id", UUID.class),
                        row.get("version", String.class),
                        Set.of(row.get("master_keys", String.class).split(","))))
                .toList();
    }

    /** Makes every node that starts, or renews its row, wait for the end of the transaction. */
    void holdStill() {
        session().createNativeMutationQuery("lock table nodes in share mode").executeUpdate();
    }

    private Session session() {
        return sessions.getCurrentSession();
    }

    /**
     * A process that serves.
     *
     * @param masterKeys the ids of the master keys that it holds
     */
    record Node(UUID id, String version, Set<String> masterKeys) {
        Node {
            masterKeys = Set.copyOf(masterKeys);
        }
    }
}
