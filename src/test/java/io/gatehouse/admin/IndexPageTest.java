package io.gatehouse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page says what the table says. */
class IndexPageTest {
    private static final String FILE = page(AdminToken.Source.FILE, true);

    private static String page(AdminToken.Source source, boolean onLoopback) {
        return new IndexPage("1.2.3-<x>", source, onLoopback).html(8081);
    }

    private static String entry(String page, Endpoint endpoint) {
        String name = ">" + endpoint.method() + " " + endpoint.path() + "<";
        int start = page.indexOf(name);
        assertThat(start).as(name).isPositive();
        return page.substring(start, page.indexOf("</dd>", start));
    }

    @ParameterizedTest
    @EnumSource
    void everyEndpointStandsThereAndWhatNeedsTheTokenHasItsCommand(Endpoint endpoint) {
        String loopback = entry(FILE, endpoint);
        String beyond = entry(page(AdminToken.Source.FILE, false), endpoint);

        assertThat(loopback.contains("curl")).isEqualTo(endpoint.access() == Endpoint.Access.TOKEN);
        assertThat(beyond.contains("curl")).isEqualTo(endpoint.access() != Endpoint.Access.FREE);
    }

    @Test
    void aCommandCanBeCopied() {
        assertThat(entry(FILE, Endpoint.COLLECT))
                .contains("curl -X POST -H &quot;Authorization: Bearer $(cat data/keys/admin.token)&quot;"
                        + " 'http://localhost:8081/tasks/gc'");
        assertThat(entry(page(AdminToken.Source.CONFIGURATION, true), Endpoint.PING))
                .contains("curl -H &quot;Authorization: Bearer $GATEHOUSE_ADMIN_TOKEN&quot;"
                        + " 'http://localhost:8081/ping'");
    }

    @Test
    void itSaysWhereTheTokenIsOrThatThereIsNone() {
        assertThat(FILE).contains("keys/admin.token of the data folder");
        assertThat(page(AdminToken.Source.CONFIGURATION, true)).contains("the one of the configuration");
        assertThat(page(AdminToken.Source.NONE, true)).contains("There is no token");
    }

    @Test
    void itIsStaticEscapedAndStyledByNothingButItself() throws Exception {
        String style = FILE.substring(FILE.indexOf("<style>") + "<style>".length(), FILE.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(IndexPage.contentSecurityPolicy())
                .startsWith("default-src 'none';")
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        assertThat(FILE)
                .contains("Gatehouse 1.2.3-&lt;x&gt;: admin port")
                .doesNotContain("<script", "src=", "<link", "style=\"");
    }
}
