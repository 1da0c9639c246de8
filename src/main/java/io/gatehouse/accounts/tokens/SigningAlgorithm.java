package io.gatehouse.accounts.tokens;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.KeyPair;

/** The asymmetric algorithms that may sign tokens (RFC 7518, 3.1; RFC 8037). With each, a verifier needs no secret. */
public enum SigningAlgorithm {
    ES256("ES256"),
    RS256("RS256"),
    EDDSA("EdDSA");

    private final String id;

    SigningAlgorithm(String id) {
        this.id = id;
    }

    /** The name in {@code alg}. */
    @JsonValue
    public String id() {
        return id;
    }

    static SigningAlgorithm of(String id) {
        for (SigningAlgorithm each : values()) {
            if (each.id.equals(id)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such algorithm: " + id);
    }

    SignatureAlgorithm jjwt() {
        return switch (this) {
            case ES256 -> Jwts.SIG.ES256;
            case RS256 -> Jwts.SIG.RS256;
            case EDDSA -> Jwts.SIG.EdDSA;
        };
    }

    KeyPair generate() {
        return jjwt().keyPair().build();
    }
}
