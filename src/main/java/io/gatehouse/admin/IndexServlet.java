package io.gatehouse.admin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers the root of the admin port with its page, which no other page may frame and no cache may keep. */
final class IndexServlet extends HttpServlet {
    private final transient IndexPage page;

    IndexServlet(IndexPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", IndexPage.contentSecurityPolicy());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().print(page.html(request.getLocalPort()));
    }
}
