package io.gatehouse.accounts.clients;

import io.gatehouse.accounts.access.Scope;
import java.util.Optional;
import java.util.Set;

/** What is specified about a client when it is created. */
public record NewClient(ClientName name, Set<Scope> scopes, Optional<Audience> audience) {
    public NewClient {
        scopes = Set.copyOf(scopes);
    }
}
