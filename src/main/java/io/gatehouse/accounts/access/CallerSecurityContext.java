package io.gatehouse.accounts.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Passes the caller to the resource's {@code @Auth} parameter. It knows no roles, because scopes decide. */
record CallerSecurityContext(Caller caller, SecurityContext outer) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
