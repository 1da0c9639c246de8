package io.gatehouse.accounts.tokens;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.SecretsModule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;

/** Builds the signing keys, the management of their life cycle, and the tokens that they sign. */
public final class TokensModule {
    public static final List<Class<?>> ENTITIES = List.of(SigningKey.class);

    private final SecretsModule secrets;
    private final ChangesModule changes;
    private final SigningKeys keys;
    private final AccessTokens accessTokens;
    private final KeyRotation rotation;
    private final KeyPolicy policy;
    private final KeyEmergency emergency;
    private final KeyRewrap rewrap;

    /**
     * @param endAllSessions ends every session in the caller's transaction
     */
    public TokensModule(
            TokensConfiguration configuration,
            SecretsModule secrets,
            SessionFactory sessions,
            Transactions transactions,
            ChangesModule changes,
            AuditTrail audit,
            Consumer<Actor> endAllSessions,
            Clock clock,
            SecureRandom random) {
        SigningKeyDao dao = new SigningKeyDao(sessions);
        KeySteps steps = new KeySteps(dao, secrets, configuration, changes.changes(), audit);
        this.secrets = secrets;
        this.changes = changes;
        this.keys = new SigningKeys(transactions, dao, secrets.seal(), steps, configuration, clock);
        this.accessTokens = new AccessTokens(configuration, keys, clock, random);
        KeyWork work = new KeyWork(transactions, dao, keys);
        this.rotation = new KeyRotation(work, dao, steps, configuration.algorithm());
        this.policy = new KeyPolicy(work, steps, configuration);
        this.emergency = new KeyEmergency(work, dao, steps, endAllSessions);
        this.rewrap = new KeyRewrap(transactions, dao, steps, secrets, audit);
    }

    /** Keeps this node's keys up to date until the service stops. */
    public void register(LifecycleEnvironment lifecycle, Metrics metrics) {
        changes.feed().follow(KeyWatch.start(keys, lifecycle));
        Map<String, LongSupplier> byState = Stream.of(KeyState.NEXT, KeyState.ACTIVE, KeyState.RETIRING)
                .collect(Collectors.toMap(KeyState::value, state -> () -> keys.count(state)));
        metrics.signingKeys(keys::age, byState);
    }

    public SigningKeys keys() {
        return keys;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    /** The id of the master key that seals the root secret. */
    String masterKey() {
        return secrets.installation().masterKey();
    }

    KeyRotation rotation() {
        return rotation;
    }

    public KeyPolicy policy() {
        return policy;
    }

    KeyEmergency emergency() {
        return emergency;
    }

    KeyRewrap rewrap() {
        return rewrap;
    }
}
