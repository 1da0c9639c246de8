package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Tests on an installation of their own, each with a node that has just made its first keys. */
abstract class StartedNode {
    static final Actor OPERATOR = Actor.system("test");

    static Installed installed;
    static TokensModule node;

    @BeforeAll
    static void install(TestInfo test) throws SQLException {
        installed = new Installed();
        node = installed.node(SigningAlgorithm.ES256);
    }

    @AfterAll
    static void remove() throws Exception {
        installed.close();
    }

    @BeforeEach
    void startFirst() {
        installed.clock().set(Installed.START);
        installed.sql("truncate signing_keys");
        node = installed.started(SigningAlgorithm.ES256);
        installed.sql("truncate changes");
    }
}
