package io.gatehouse.accounts.tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The token that tests sign, and what can be read in it. */
final class SampleTokens {
    static final UUID SUBJECT = UUID.fromString("0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");
    static final UUID SESSION = UUID.fromString("0193a5c0-7b1e-7c3a-9f00-000000000001");

    private SampleTokens() {}

    static Grant grant(Instant notAfter) {
        Grant.Terms terms = new Grant.Terms(Set.of("read", "write"), new Epochs(0, 7), Installed.START);
        return new Grant.ToUser(
                terms, SUBJECT, SESSION, Set.of("user", "admin"), List.of("pwd"), Installed.START, notAfter);
    }

    static String signed(TokensModule by) {
        return by.accessTokens()
                .sign(grant(Installed.START.plus(Duration.ofDays(90))))
                .compact()
                .reveal();
    }

    static String header(String compact) {
        return part(compact, 0);
    }

    static String payload(String compact) {
        return part(compact, 1);
    }

    private static String part(String compact, int index) {
        return new String(Base64.getUrlDecoder().decode(compact.split("\\.")[index]), StandardCharsets.UTF_8);
    }
}
