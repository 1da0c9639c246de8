package io.gatehouse.platform.persistence.backup;

import io.gatehouse.kernel.Crypto;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a backup file: a first line; then, compressed, the manifest and each row after its length, with a zero length after each
 * table; and last the SHA-256 of every byte before it.
 */
final class BackupWriter {
    private static final int BUFFER = 1 << 16;

    private final OutputStream raw;
    private final DigestOutputStream digested;
    private final GZIPOutputStream compressed;
    private final DataOutputStream data;

    BackupWriter(OutputStream raw, Manifest manifest) throws IOException {
        this.raw = raw;
        this.digested = new DigestOutputStream(raw, Crypto.newSha256());
        digested.write(Form.MAGIC);
        this.compressed = new Fast(digested);
        this.data = new DataOutputStream(new BufferedOutputStream(compressed, BUFFER));
        row(ManifestJson.write(manifest));
    }

    void row(byte[] row) throws IOException {
        data.writeInt(row.length);
        data.write(row);
    }

    void endOfTable() throws IOException {
        data.writeInt(0);
    }

    /** Completes the file and returns the SHA-256 of the whole file in hex. */
    String finish() throws IOException {
        data.flush();
        compressed.finish();
        String whole = Form.wholeSum(digested.getMessageDigest(), raw);
        raw.flush();
        return whole;
    }

    /** Most of the data is hashes and ids, which hardly shrink: the fastest level loses little. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
