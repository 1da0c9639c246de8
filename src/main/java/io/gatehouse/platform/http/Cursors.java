package io.gatehouse.platform.http;

import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Converts positions in lists to the text that clients carry, and back. The text is encrypted, because a position is a value of a
 * row, and valid only for the list, the caller and the filters for which it was made.
 */
final class Cursors {
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    /** Takes a key of 32 bytes. */
    Cursors(SecretKey key, SecureRandom random) {
        this.key = new SecretKeySpec(key.getEncoded(), "AES");
        this.random = random;
    }

    /**
     * The position as text.
     *
     * @param of what the cursor is valid for
     */
    String close(Position position, String of) {
        byte[] nonce = Crypto.randomBytes(random, NONCE_LENGTH);
        byte[] plain = (position.id() + "\n" + position.sortedBy()).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, of).doFinal(plain);
            byte[] whole = ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The position of which {@link #close} made this text; empty if the text is invalid or was made for something else. */
    Optional<Position> open(String cursor, String of) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length < NONCE_LENGTH + TAG_BITS / Byte.SIZE) {
                // For input shorter than a tag, the cipher of JDK 17 throws an undeclared exception.
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_LENGTH);
            byte[] sealed = Arrays.copyOfRange(whole, NONCE_LENGTH, whole.length);
            String plain = new String(cipher(Cipher.DECRYPT_MODE, nonce, of).doFinal(sealed), StandardCharsets.UTF_8);
            int end = plain.indexOf('\n');
            return Optional.of(new Position(plain.substring(end + 1), plain.substring(0, end)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String of) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(of.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
