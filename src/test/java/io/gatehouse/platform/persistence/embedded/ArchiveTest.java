package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Unpacking keeps what matters of a file and lets nothing out of the folder. */
class ArchiveTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path parent;

    @Test
    void modesAndLinksAreKept() throws IOException {
        Path folder = parent.resolve("folder");

        unpack(folder, file("bin/tool", 0100755), file("lib/a.so.1", 0100644), link("lib/a.so", "a.so.1"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("bin/tool"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("lib/a.so.1"))))
                .isEqualTo("rw-r--r--");
        assertThat(Files.readSymbolicLink(folder.resolve("lib/a.so"))).isEqualTo(Path.of("a.so.1"));
        assertThat(folder.resolve("lib/a.so")).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "bin/../../escaped", "./../escaped"})
    void anEntryThatClimbsOutIsRefused(String name) {
        assertThatThrownBy(() -> unpack(parent.resolve("folder"), file(name, 0100644)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leaves its folder");
        assertThat(parent.resolve("escaped")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../escaped", "../.."})
    void aLinkThatPointsOutIsRefused(String target) {
        assertThatThrownBy(() -> unpack(parent.resolve("folder"), link("lib/a.so", target)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leaves its folder");
    }

    @Test
    void aHardLinkIsRefused() {
        TarArchiveEntry hard = new TarArchiveEntry("lib/hard", TarConstants.LF_LINK);
        hard.setLinkName("/etc/shadow");

        assertThatThrownBy(() -> unpack(parent.resolve("folder"), hard))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown kind");
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(CONTENT.length);
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static void unpack(Path folder, TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                tar.write(CONTENT, 0, (int) entry.getSize());
                tar.closeArchiveEntry();
            }
        }
        Archive.unpack(new ByteArrayInputStream(bytes.toByteArray()), folder);
    }
}
