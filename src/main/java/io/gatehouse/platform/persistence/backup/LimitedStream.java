package io.gatehouse.platform.persistence.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends after {@code length} bytes, so that decompression never reads what follows as its own data. */
final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        int value = left > 0 ? super.read() : -1;
        left -= value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = left > 0 ? super.read(buffer, offset, (int) Math.min(length, left)) : -1;
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), left);
    }
}
