package io.gatehouse.platform.persistence.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The file format that writer and reader share. */
final class Form {
    /** The start of the first line, in every version of the format. */
    static final String NAME = "gatehouse-backup ";

    static final byte[] MAGIC = (NAME + "1\n").getBytes(StandardCharsets.US_ASCII);
    static final int SUM_LENGTH = 32;

    private Form() {}

    /** Finishes the digest of a file's content, writes it to {@code sum}, and returns the digest of the whole file in hex. */
    static String wholeSum(MessageDigest content, OutputStream sum) throws IOException {
        try {
            MessageDigest whole = (MessageDigest) content.clone();
            byte[] bytes = content.digest();
            sum.write(bytes);
            return HexFormat.of().formatHex(whole.digest(bytes));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
