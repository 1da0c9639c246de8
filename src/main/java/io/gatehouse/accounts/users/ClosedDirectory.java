package io.gatehouse.accounts.users;

import io.gatehouse.platform.http.Challenge;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** For a closed directory: refuses callers who are not signed in before it checks anything else of the request. */
final class ClosedDirectory implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceClass() == UsersResource.class) {
            context.register((ContainerRequestFilter) ClosedDirectory::requireCaller);
        }
    }

    /** Runs after the bearer filter, whose priority is higher. */
    private static void requireCaller(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() == null) {
            throw nobody();
        }
    }

    static NotAuthorizedException nobody() {
        return new NotAuthorizedException("no bearer token", Challenge.BEARER);
    }
}
