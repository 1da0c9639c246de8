package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.platform.commands.ExitCode;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports that are held from before the database is opened. */
class HeldPortsTest {
    private static GatehouseConfiguration listening(int port, int adminPort) throws Exception {
        return TestConfiguration.of("""
                server:
                  applicationConnectors: [{type: http, bindHost: localhost, port: %d}]
                  adminConnectors: [{type: http, bindHost: localhost, port: %d}]
                """.formatted(port, adminPort));
    }

    private static HeldPorts take(GatehouseConfiguration configuration) {
        return HeldPorts.take(configuration.getServerFactory());
    }

    private static int publicPort(GatehouseConfiguration configuration) {
        return ServerDefaults.publicConnectors(configuration.getServerFactory())
                .findFirst()
                .orElseThrow()
                .getPort();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatIsTakenStopsTheStart(boolean isPublic) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int taken = other.getLocalPort();
            GatehouseConfiguration configuration = isPublic ? listening(taken, 0) : listening(0, taken);

            assertThatThrownBy(() -> take(configuration))
                    .isInstanceOfSatisfying(
                            UncheckedIOException.class,
                            thrown -> assertThat(ExitCode.of(thrown)).isEqualTo(ExitCode.CONFIGURATION))
                    .hasMessageContaining("Failed to bind to localhost:" + taken);
        }
    }

    @Test
    void oneThatIsHeldTurnsClientsAwayAndCanBeListenedOn() throws Exception {
        GatehouseConfiguration configuration = listening(0, 0);
        HeldPorts held = take(configuration);
        int port = publicPort(configuration);

        assertThatThrownBy(() -> new Socket("localhost", port)).isInstanceOf(ConnectException.class);
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
            held.release();
            assertThat(server.isBound()).isTrue();
        }
    }
}
