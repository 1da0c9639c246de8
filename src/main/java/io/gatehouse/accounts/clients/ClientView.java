package io.gatehouse.accounts.clients;

import io.gatehouse.accounts.access.Scope;
import io.gatehouse.platform.http.Wire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as operators see it.
 *
 * @param secrets the valid ones, oldest first
 */
@Wire
public record ClientView(
        String id,
        String name,
        List<String> scopes,
        @Nullable String audience,
        boolean isActive,
        List<SecretView> secrets,
        Instant createdAt,
        Instant updatedAt) {
    static ClientView of(ServiceClient client, List<ClientSecret> secrets, Instant now) {
        return new ClientView(
                client.id().value(),
                client.name(),
                client.scopes().stream().map(Scope::value).sorted().toList(),
                client.audience(),
                client.isActive(),
                secrets.stream()
                        .filter(secret -> secret.isAliveAt(now))
                        .map(secret -> new SecretView(secret.expiresAt()))
                        .toList(),
                client.createdAt(),
                client.updatedAt());
    }

    /** What is shown of a valid secret: when it expires, if it does. */
    @Wire
    public record SecretView(@Nullable Instant expiresAt) {}
}
