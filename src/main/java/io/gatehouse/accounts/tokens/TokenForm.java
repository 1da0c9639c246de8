package io.gatehouse.accounts.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * What can be checked before a key is looked up: a token's size, form and header. A header parameter that could bring a key, a
 * compression or a rule of its own makes the token invalid (RFC 8725, 3.1 to 3.3 and 3.10).
 */
record TokenForm(String kid, String algorithm) {
    /** Our tokens stay under 1 KiB; the limit keeps it cheap to parse longer ones. */
    static final int MAX_LENGTH = 4096;

    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Optional<TokenForm> of(String compact) {
        if (compact.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3 || !isCanonical(parts[0]) || !isCanonical(parts[1]) || !isCanonical(parts[2])) {
            return Optional.empty();
        }
        return header(Base64.getUrlDecoder().decode(parts[0]));
    }

    private static Optional<TokenForm> header(byte[] json) {
        try {
            JsonNode header = JSON.readTree(json);
            boolean known = header.isObject() && header.size() == HEADER.size();
            for (String name : HEADER) {
                known = known && header.path(name).isTextual();
            }
            return known && TokenType.isOurs(header.get("typ").textValue())
                    ? Optional.of(new TokenForm(
                            header.get("kid").textValue(), header.get("alg").textValue()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last character of base64url can carry unused bits: two spellings of one signature would be two tokens. */
    private static boolean isCanonical(String part) {
        if (part.isEmpty()) {
            return false;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
