package io.gatehouse.accounts.tokens;

/** The names of our claims that the JWT standard has no method for. */
final class Claim {
    static final String SESSION = "sid";
    static final String AMR = "amr";
    static final String AUTH_TIME = "auth_time";
    static final String CLIENT = "client_id";
    static final String ROLES = "roles";
    static final String SCOPE = "scope";
    static final String EPOCHS = "ver";

    private Claim() {}
}
