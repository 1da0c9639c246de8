package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.secrets.Purpose;
import io.gatehouse.platform.secrets.SecretsModule;
import java.sql.SQLException;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way from one master key to another while nodes serve. */
class KeyRewrapTest {
    private static final Actor OPERATOR = Actor.system("test");

    private final String newest = Installed.masterKey();

    private final Installed installed;
    private final TokensModule both;

    KeyRewrapTest() throws SQLException {
        this.installed = new Installed();
        TokensModule unused = installed.started(SigningAlgorithm.ES256);
        this.both = node(newest, installed.firstMasterKey());
    }

    @AfterEach
    void remove() throws Exception {
        installed.close();
    }

    private TokensModule node(String masterKey, String previous) {
        return installed.node(
                Installed.configuration(SigningAlgorithm.ES256, Installed.ISSUER, Installed.AUDIENCE, null),
                installed.secrets(masterKey, previous));
    }

    private void starts(String masterKey) {
        node(masterKey, "").keys().ensureActive();
        SecretKey unused = installed.secrets(masterKey, "").installation().subkey(Purpose.SIGN_IN_DECOY);
    }

    @Test
    void everythingIsUnderTheNewestKeyAfterwardsAndTheOneBeforeOpensNothing() {
        KeyRewrap.Outcome outcome = both.rewrap().run(OPERATOR);

        assertThat(outcome.moved())
                .containsExactlyInAnyOrder(
                        "root_secret", installed.kidOf(KeyState.ACTIVE), installed.kidOf(KeyState.NEXT));
        assertThat(outcome.already()).isZero();
        starts(newest);
        assertThatThrownBy(() -> starts(installed.firstMasterKey()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(outcome.masterKey());
    }

    @Test
    void theKeysDerivedFromTheRootSecretStayAsTheyAre() {
        SecretsModule secrets = installed.secrets(newest, installed.firstMasterKey());
        SecretKey before = secrets.installation().subkey(Purpose.SIGN_IN_DECOY);

        KeyRewrap.Outcome unused = both.rewrap().run(OPERATOR);

        assertThat(secrets.installation().subkey(Purpose.SIGN_IN_DECOY)).isEqualTo(before);
    }

    @Test
    void whatWasInterruptedServesAsAMixAndGoesOnWhereItStopped() {
        String last = installed.kidOf(KeyState.NEXT);
        installed.sql("update signing_keys set created_at = created_at + interval '1 second' where state = 'next'");
        tamper(last);
        assertThatThrownBy(() -> both.rewrap().run(OPERATOR)).hasMessageContaining(last);
        tamper(last);
        both.keys().ensureActive();

        KeyRewrap.Outcome outcome = both.rewrap().run(OPERATOR);

        assertThat(outcome.moved()).containsExactly(last);
        assertThat(outcome.already()).isEqualTo(2);
        assertThat(both.rewrap().run(OPERATOR).moved()).isEmpty();
    }

    /** Done twice, it is undone. */
    private void tamper(String kid) {
        installed.sql("update signing_keys set private_jwk = set_byte(private_jwk, 30, get_byte(private_jwk, 30) # 1)"
                + " where kid = '" + kid + "'");
    }

    @Test
    void itIsRefusedWhileALiveNodeLacksTheNewestKey() {
        installed.secrets(installed.firstMasterKey(), "").nodes().announce("1.2.3");
        String node = installed.ask("select id from nodes");

        assertThatThrownBy(() -> both.rewrap().run(OPERATOR))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(node)
                .hasMessageContaining("1.2.3")
                .hasMessageContaining("GATEHOUSE_MASTER_KEY_PREVIOUS");
        starts(installed.firstMasterKey());
    }

    @Test
    void aNodeThatWasNotSeenForAMinuteIsDead() {
        installed.secrets(installed.firstMasterKey(), "").nodes().announce("1.2.3");
        installed.sql("update nodes set seen_at = clock_timestamp() - interval '59 seconds'");
        assertThatThrownBy(() -> both.rewrap().run(OPERATOR)).isInstanceOf(Failure.class);

        installed.sql("update nodes set seen_at = clock_timestamp() - interval '61 seconds'");

        assertThat(both.rewrap().run(OPERATOR).moved()).hasSize(3);
    }

    @Test
    void nodesThatHoldBothAreNoHindrance() {
        installed.secrets(newest, installed.firstMasterKey()).nodes().announce("1.2.3");
        installed.secrets(installed.firstMasterKey(), newest).nodes().announce("1.2.3");

        assertThat(both.rewrap().run(OPERATOR).moved()).hasSize(3);
    }

    @Test
    void aKeyThatIsMadeMeanwhileIsSealedSoThatEveryLiveNodeOpensIt() {
        installed.secrets(installed.firstMasterKey(), "").nodes().announce("1.2.3");
        String unused = both.rotation().replace(OPERATOR);
        starts(installed.firstMasterKey());

        installed.sql("truncate nodes");
        unused = both.rotation().replace(OPERATOR);

        assertThatThrownBy(() -> starts(installed.firstMasterKey())).isInstanceOf(CannotStart.class);
        both.keys().ensureActive();
    }

    @Test
    void swappedKeysAreNotSealedAnew() {
        installed.sql("update signing_keys mine set private_jwk = other.private_jwk from signing_keys other"
                + " where mine.kid <> other.kid");
        List<String> kids = List.of(installed.kidOf(KeyState.ACTIVE), installed.kidOf(KeyState.NEXT));

        assertThatThrownBy(() -> both.rewrap().run(OPERATOR))
                .isInstanceOf(CannotStart.class)
                .satisfies(refused -> assertThat(kids)
                        .anyMatch(kid -> String.valueOf(refused.getMessage()).contains(kid)));
    }
}
