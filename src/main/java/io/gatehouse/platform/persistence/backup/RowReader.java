package io.gatehouse.platform.persistence.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link BackupWriter} wrote between the first line and the check sum. */
final class RowReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final DataInputStream data;
    private final Manifest manifest;

    /** Takes a stream positioned after the first line, and closes it. */
    RowReader(InputStream file, long length) throws IOException {
        InputStream compressed = new LimitedStream(new BufferedInputStream(file, BUFFER), length);
        this.data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(compressed, BUFFER), BUFFER));
        this.manifest = ManifestJson.read(exactly(data.readInt()));
    }

    Manifest manifest() {
        return manifest;
    }

    /** The next row of the table, or null at its end. */
    byte @Nullable [] next() throws IOException {
        int length = data.readInt();
        return length == 0 ? null : exactly(length);
    }

    /** Refuses the file if anything follows. Reading to the end also makes the decompression check its own sum. */
    void end() throws IOException {
        if (data.read() >= 0) {
            throw new IOException("there is more in it than its tables");
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = data.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("it ends too early");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
