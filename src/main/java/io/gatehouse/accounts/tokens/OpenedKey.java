package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.secrets.Seal;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PrivateJwk;
import io.jsonwebtoken.security.PublicJwk;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signing key in memory. It exists only if the row is consistent: the public key follows from the opened private one, and the
 * {@code kid} is the thumbprint of that public key (RFC 7638).
 */
record OpenedKey(
        String kid,
        SigningAlgorithm algorithm,
        KeyState state,
        Instant since,
        Duration longestLife,
        PrivateKey privateKey,
        PublicJwk<?> publicJwk) {
    static OpenedKey open(SigningKey row, Seal seal) {
        String json =
                new String(seal.open(row.privateJwk(), place(row.kid(), row.algorithm())), StandardCharsets.UTF_8);
        PrivateJwk<?, ?, ?> opened = (PrivateJwk<?, ?, ?>) parse(json, row.kid());
        PublicJwk<?> derived = publicOf(opened);
        if (!derived.getId().equals(row.kid()) || !json(derived).equals(json(parse(row.publicJwk(), row.kid())))) {
            throw mismatch(row.kid());
        }
        return new OpenedKey(
                row.kid(), row.algorithm(), row.state(), row.since(), row.longestLife(), opened.toKey(), derived);
    }

    static SigningKey generate(SigningAlgorithm algorithm, Seal seal, SigningKey.Publication publication) {
        KeyPair pair = algorithm.generate();
        PrivateJwk<?, ?, ?> privateJwk = Jwks.builder().keyPair(pair).build();
        PublicJwk<?> publicJwk = publicOf(privateJwk);
        byte[] secret = Jwks.UNSAFE_JSON(privateJwk).getBytes(StandardCharsets.UTF_8);
        return new SigningKey(
                publicJwk.getId(),
                algorithm,
                json(publicJwk),
                seal.close(secret, place(publicJwk.getId(), algorithm)),
                publication);
    }

    /** The private key, sealed under the newest master key. */
    static byte[] renewed(SigningKey row, Seal seal) {
        return seal.renew(row.privateJwk(), place(row.kid(), row.algorithm()));
    }

    boolean isActive() {
        return state == KeyState.ACTIVE;
    }

    PublicKey publicKey() {
        return publicJwk.toKey();
    }

    /** The key as in the JWKS (RFC 7517, 4), with its algorithm, for libraries that are not configured with one. */
    Map<String, Object> published() {
        Map<String, Object> shown = new TreeMap<>(publicJwk);
        shown.put("alg", algorithm.id());
        return Collections.unmodifiableMap(shown);
    }

    private static PublicJwk<?> publicOf(PrivateJwk<?, ?, ?> privateJwk) {
        PublicJwk<?> bare = privateJwk.toPublicJwk();
        return publicJwk(bare.toKey());
    }

    @SuppressWarnings("unchecked") // The builder returns the type of the key that it was given.
    private static <K extends PublicKey> PublicJwk<K> publicJwk(K key) {
        return (PublicJwk<K>) Jwks.builder()
                .key((PublicKey) key)
                .idFromThumbprint()
                .publicKeyUse("sig")
                .build();
    }

    private static Jwk<? extends Key> parse(String json, String kid) {
        try {
            return Jwks.parser().build().parse(json);
        } catch (JwtException | IllegalArgumentException e) {
            throw mismatch(kid);
        }
    }

    private static String json(Jwk<?> jwk) {
        return Jwks.UNSAFE_JSON(jwk);
    }

    private static Seal.Place place(String kid, SigningAlgorithm algorithm) {
        return Seal.Place.of("signing_keys", kid, algorithm.id(), "private_jwk");
    }

    private static CannotStart mismatch(String kid) {
        return new CannotStart("The signing key " + kid
                + " is not whole: its public and private parts do not belong together. Restore the row from a backup.");
    }
}
