package io.gatehouse.platform.http;

import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import javax.crypto.SecretKey;

/** Makes one {@link Listing} of each request for a list. */
public final class Paging {
    private final Cursors cursors;

    /** Encrypts cursors under this key of 32 bytes. */
    public Paging(SecretKey key, SecureRandom random) {
        this.cursors = new Cursors(key, random);
    }

    /**
     * What is asked of a list now.
     *
     * @param caller who asks; empty for whoever is not signed in
     */
    public Listing of(String caller, UriInfo uri) {
        return new Listing(cursors, caller, uri);
    }
}
