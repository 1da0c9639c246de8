package io.gatehouse.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives a body to refusals that have none: Dropwizard's task servlet only sets a status. */
final class BareRefusalFilter extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (!response.isCommitted()
                && response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                && response.getContentType() == null) {
            response.sendError(response.getStatus());
        }
    }
}
