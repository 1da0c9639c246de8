package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token: {@code base64url(version, session id, generation, secret, tag)}.
 *
 * <p>The tag is a MAC under a random key of the session's own row. A token that was never ours fails it and changes nothing, so
 * nobody who merely learns a session's id can end that session with made-up tokens.
 */
final class RefreshToken {
    static final int SECRET_LENGTH = 32;
    static final int TAG_KEY_LENGTH = 32;

    private static final byte VERSION = 1;
    private static final String HMAC = "HmacSHA256";
    private static final int TAG_LENGTH = 32;

    private final UUID sessionId;
    private final int generation;
    private final byte[] secret;

    RefreshToken(UUID sessionId, int generation, byte[] secret) {
        this.sessionId = sessionId;
        this.generation = generation;
        this.secret = secret.clone();
    }

    int generation() {
        return generation;
    }

    byte[] secretHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the client is given. */
    Secret encode(byte[] tagKey) {
        byte[] token = ByteBuffer.allocate(1 + 16 + 4 + SECRET_LENGTH + TAG_LENGTH)
                .put(VERSION)
                .putLong(sessionId.getMostSignificantBits())
                .putLong(sessionId.getLeastSignificantBits())
                .putInt(generation)
                .put(secret)
                .put(tag(tagKey))
                .array();
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    private byte[] tag(byte[] tagKey) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(tagKey, HMAC));
            mac.update(ByteBuffer.allocate(4).putInt(generation).array());
            return mac.doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
