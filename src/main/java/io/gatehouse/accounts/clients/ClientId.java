package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Uuids;
import java.util.Locale;
import java.util.UUID;

/** The id of a service client: {@code svc_} and a UUID, so that it is never mistaken for a user's id. */
public record ClientId(String value) {
    private static final String PREFIX = "svc_";

    static ClientId of(UUID uuid) {
        return new ClientId(PREFIX + uuid);
    }

    public static ClientId parse(String typed) {
        if (typed.startsWith(PREFIX)) {
            try {
                return of(Uuids.parse(typed.substring(PREFIX.length()).toLowerCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                // Reported below: the message must describe the whole id, not only the UUID.
            }
        }
        throw new IllegalArgumentException("must be svc_ and a UUID, as `clients list` shows it");
    }

    @Override
    public String toString() {
        return value;
    }
}
