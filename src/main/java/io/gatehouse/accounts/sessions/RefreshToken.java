package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Crypto;
import io.gatehouse.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token: {@code base64url(version, session id, generation, secret, tag)}.
 *
 * <p>The tag is a MAC under a random key in the session's own row. A token that we did not issue fails this check and changes
 * nothing, so nobody who merely learns a session's id can end that session with made-up tokens.
 */
final class RefreshToken {
    static final int SECRET_LENGTH = 32;
    static final int TAG_KEY_LENGTH = 32;
    static final int SALT_LENGTH = 32;

    private static final byte VERSION = 1;
    private static final int TAG_LENGTH = 32;
    private static final int LENGTH = 1 + 16 + 4 + SECRET_LENGTH + TAG_LENGTH;
    private static final int ENCODED_LENGTH = (LENGTH * 4 + 2) / 3;
    private static final byte[] SUCCESSOR = "gatehouse refresh token successor".getBytes(StandardCharsets.US_ASCII);

    private final UUID sessionId;
    private final int generation;
    private final byte[] secret;

    RefreshToken(UUID sessionId, int generation, byte[] secret) {
        this.sessionId = sessionId;
        this.generation = generation;
        this.secret = secret.clone();
    }

    /** Parses a text that has the form of a refresh token; {@link Presented#isTagged} tells whether it is ours. */
    static Optional<Presented> parse(String text) {
        if (text.length() != ENCODED_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            boolean isCanonical = base64(bytes).equals(text);
            if (!isCanonical || bytes.length != LENGTH || bytes[0] != VERSION) {
                return Optional.empty();
            }
            ByteBuffer fields = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
            UUID sessionId = new UUID(fields.getLong(), fields.getLong());
            int generation = fields.getInt();
            byte[] secret = new byte[SECRET_LENGTH];
            byte[] tag = new byte[TAG_LENGTH];
            fields.get(secret).get(tag);
            return Optional.of(new Presented(new RefreshToken(sessionId, generation, secret), tag));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    UUID sessionId() {
        return sessionId;
    }

    int generation() {
        return generation;
    }

    byte[] secretHash() {
        return Crypto.sha256(secret);
    }

    /**
     * The token that follows this one. It is computed from the secret, which is stored nowhere, and the salt, which the rotation
     * drew: so the same token always gets the same successor, and a copy of the database yields no token.
     */
    RefreshToken successor(byte[] salt) {
        byte[] position = ByteBuffer.allocate(16 + 4)
                .putLong(sessionId.getMostSignificantBits())
                .putLong(sessionId.getLeastSignificantBits())
                .putInt(generation + 1)
                .array();
        return new RefreshToken(sessionId, generation + 1, Crypto.hmacSha256(secret, SUCCESSOR, position, salt));
    }

    /** The text that the client gets. */
    Secret encode(byte[] tagKey) {
        byte[] token = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(sessionId.getMostSignificantBits())
                .putLong(sessionId.getLeastSignificantBits())
                .putInt(generation)
                .put(secret)
                .put(tag(tagKey))
                .array();
        return new Secret(base64(token));
    }

    private byte[] tag(byte[] tagKey) {
        return Crypto.hmacSha256(
                tagKey, ByteBuffer.allocate(4).putInt(generation).array(), secret);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A token as a client sent it. */
    static final class Presented {
        private final RefreshToken token;
        private final byte[] tag;

        private Presented(RefreshToken token, byte[] tag) {
            this.token = token;
            this.tag = tag;
        }

        RefreshToken token() {
            return token;
        }

        /** Whether the token was made with the key of the session's row. */
        boolean isTagged(byte[] tagKey) {
            return MessageDigest.isEqual(tag, token.tag(tagKey));
        }
    }
}
