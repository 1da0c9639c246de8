package io.gatehouse.platform.secrets;

import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.persistence.Transactions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Which processes serve, and which master keys each of them holds: nothing may be sealed in a way that one of them could not
 * open. A process that was not seen for a minute counts as dead.
 */
public final class Nodes {
    private static final Logger log = LoggerFactory.getLogger(Nodes.class);
    private static final int SECONDS_BETWEEN_BEATS = 5;

    private final Transactions transactions;
    private final NodeDao nodes;
    private final MasterKeys masterKeys;
    private final Seal seal;
    private final UUID id;

    /** Whether the last beat failed; only the thread that beats uses it. */
    private boolean isSilent;

    Nodes(Transactions transactions, NodeDao nodes, MasterKeys masterKeys, Seal seal, UUID id) {
        this.transactions = transactions;
        this.nodes = nodes;
        this.masterKeys = masterKeys;
        this.seal = seal;
        this.id = id;
    }

    /** Records that this process serves. Call it before opening a seal, so that nobody seals later what it cannot open. */
    public void announce(String version) {
        transactions.run(() -> {
            nodes.deleteUnseen();
            nodes.saySeen(id, version, masterKeys.idSet());
        });
    }

    /** Renews the record every few seconds, until the end of the service. */
    @SuppressWarnings("FutureReturnValueIgnored") // The schedule ends with the executor; a beat never throws.
    public void register(LifecycleEnvironment lifecycle, String version) {
        lifecycle.manage(new Managed() {
            @Override
            public void stop() {
                leave();
            }
        });
        ScheduledExecutorService executor =
                lifecycle.scheduledExecutorService("node-%d", true).threads(1).build();
        executor.scheduleWithFixedDelay(() -> beat(version), 0, SECONDS_BETWEEN_BEATS, TimeUnit.SECONDS);
    }

    /** Seals under the newest master key that all live nodes hold, or under the newest of all if they have none in common. */
    public Seal sealForAll() {
        List<NodeDao.Node> live = transactions.read(nodes::listLive);
        return masterKeys
                .firstOf(key -> live.stream().allMatch(node -> node.masterKeys().contains(key)))
                .map(seal::under)
                .orElse(seal);
    }

    /**
     * The id of the newest master key; refuses and names a live node if that node does not hold it. No node starts until the
     * caller's transaction ends.
     */
    public String requireAllHoldNewest() {
        nodes.holdStill();
        String newest = masterKeys.newest().id();
        nodes.listLive().stream()
                .filter(node -> !node.masterKeys().contains(newest))
                .findFirst()
                .ifPresent(node -> {
                    throw lacking(node, newest);
                });
        return newest;
    }

    private static Failure lacking(NodeDao.Node node, String newest) {
        return Failure.conflict(
                "master_key_not_everywhere",
                "The node " + node.id() + " (" + node.version() + ") does not hold the newest master key " + newest
                        + ": restart every node with it as GATEHOUSE_MASTER_KEY and the former one as"
                        + " GATEHOUSE_MASTER_KEY_PREVIOUS, then try again. A node that died is forgotten after a minute.");
    }

    private void beat(String version) {
        try {
            transactions.run(() -> nodes.saySeen(id, version, masterKeys.idSet()));
            isSilent = false;
        } catch (RuntimeException e) {
            // Warns once per outage; the feed of changes logs the end of the outage.
            log.atLevel(isSilent ? Level.DEBUG : Level.WARN)
                    .log("This node could not say that it lives: {}", e.getMessage());
            isSilent = true;
        }
    }

    private void leave() {
        try {
            transactions.run(() -> nodes.delete(id));
        } catch (RuntimeException e) {
            log.warn("This node could not say that it ends; it is forgotten after a minute: {}", e.getMessage());
        }
    }
}
