package io.gatehouse.platform.persistence.embedded;

/** A role of the embedded PostgreSQL and its password. */
public record Login(String role, String password) {
    @Override
    public String toString() {
        return "Login[" + role + ", password not shown]";
    }
}
