package io.gatehouse.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the token comes from, and what happens where it cannot come. */
class AdminTokenTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path folder;

    private static AdminToken load(String configured, boolean embedded, Path data) {
        return AdminToken.load(
                new AdminConfiguration(new Secret(configured), List.of()), embedded, data, new SecureRandom());
    }

    private static boolean opens(AdminToken token, String text) {
        return token.isIn(List.of("Bearer " + text));
    }

    private Path file() {
        return folder.resolve("data/keys/admin.token");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isMadeOnceAndKeptForTheServiceAlone(boolean embedded) throws IOException {
        AdminToken first = load("", embedded, folder.resolve("data"));
        String kept = Files.readString(file());
        AdminToken second = load("", embedded, folder.resolve("data"));

        assertThat(kept).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(opens(first, kept)).isTrue();
        assertThat(opens(second, kept)).isTrue();
        assertThat(first.source()).isEqualTo(AdminToken.Source.FILE);
    }

    @Test
    void isTheConfiguredOneWhereThereIsOneAndNoFileIsMade() {
        AdminToken token = load(TOKEN, true, folder.resolve("data"));

        assertThat(opens(token, TOKEN)).isTrue();
        assertThat(token.source()).isEqualTo(AdminToken.Source.CONFIGURATION);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void thatCannotBeKeptLeavesAConfiguredDatabaseServingAndEverythingClosed() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("data"), "no folder");

        AdminToken token = load("", false, inTheWay);

        assertThat(token.source()).isEqualTo(AdminToken.Source.NONE);
        assertThat(opens(token, "")).isFalse();
        assertThat(opens(token, "null")).isFalse();
        assertThat(token.isIn(List.of())).isFalse();
        assertThatThrownBy(() -> load("", true, inTheWay)).isInstanceOf(CannotStart.class);
    }

    @Test
    void thatSomebodyCutShortInItsFileIsRefusedWithoutBeingShown() throws IOException {
        load("", true, folder.resolve("data"));
        Files.writeString(file(), "short");

        assertThatThrownBy(() -> load("", true, folder.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("keys/admin.token")
                .hasMessageNotContaining("short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef 0123456789abcdef",
                "0123456789abcdef0123456789abcdef\n",
                "0123456789abcdef0123456789abcdeü",
                "==============================================="
            })
    void thatIsConfiguredMustBeLongAndFitAHeader(String configured) {
        assertThat(new AdminConfiguration(new Secret(configured), List.of()).isTokenFit())
                .isFalse();
    }
}
