package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.FileTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/** A backup of which every byte was checked against its sum. No instance exists without that check. */
public final class BackupFile {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Manifest manifest;
    private final long bytes;
    private final String sha256;

    private BackupFile(Path path, Manifest manifest, long bytes, String sha256) {
        this.path = path;
        this.manifest = manifest;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** Reads the whole file; refuses it if it is not a backup, or incomplete. */
    public static BackupFile verified(Path path) {
        try {
            long bytes = Files.size(path);
            String sum = checked(path, bytes);
            try (RowReader rows = rows(path, bytes)) {
                return new BackupFile(path, rows.manifest(), bytes, sum);
            }
        } catch (IOException e) {
            throw new BackupRefused("The backup " + path + " cannot be read: " + FileTrouble.of(e) + ".");
        }
    }

    private static String checked(Path path, long bytes) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] line = in.readNBytes(Form.MAGIC.length);
            refuseOtherForms(path, line);
            MessageDigest digest = Crypto.newSha256();
            digest.update(line);
            feed(digest, new LimitedStream(in, Math.max(0, bytes - Form.MAGIC.length - Form.SUM_LENGTH)));
            ByteArrayOutputStream sum = new ByteArrayOutputStream();
            String whole = Form.wholeSum(digest, sum);
            if (!Arrays.equals(sum.toByteArray(), in.readNBytes(Form.SUM_LENGTH + 1))) {
                throw new BackupRefused(
                        "The backup " + path
                                + " is damaged or not whole: its check sum is not that of its content; take another copy of it.");
            }
            return whole;
        }
    }

    private static void refuseOtherForms(Path path, byte[] line) {
        if (Arrays.equals(line, Form.MAGIC)) {
            return;
        }
        throw new BackupRefused(
                new String(line, StandardCharsets.ISO_8859_1).startsWith(Form.NAME)
                        ? "The backup " + path
                                + " is damaged, or of a form that this release cannot read: use the release that wrote it."
                        : "The file " + path + " is not a backup of Gatehouse.");
    }

    private static void feed(MessageDigest digest, InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    Path path() {
        return path;
    }

    long bytes() {
        return bytes;
    }

    String sha256() {
        return sha256;
    }

    RowReader rows() throws IOException {
        return rows(path, bytes);
    }

    private static RowReader rows(Path path, long bytes) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            in.skipNBytes(Form.MAGIC.length);
            return new RowReader(in, bytes - Form.MAGIC.length - Form.SUM_LENGTH);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
