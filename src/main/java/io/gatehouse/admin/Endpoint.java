package io.gatehouse.admin;

import java.util.Arrays;
import java.util.Set;

/** Everything that the admin port answers, in the order of its page. Both the guard and the page use this table. */
enum Endpoint {
    INDEX("GET", "/", Access.FREE_ON_LOOPBACK, "This page."),
    LIVE(
            "GET",
            "/health/live",
            Access.FREE,
            "Whether the process runs: 200 as long as it can answer. It asks nothing else."),
    READY(
            "GET",
            "/health/ready",
            Access.FREE,
            "Whether requests may be sent here: 200, or 503 with the names of what fails."),
    STARTED(
            "GET",
            "/health/started",
            Access.FREE_ON_LOOPBACK,
            "Whether the checks have run once since the start: 200 or 503."),
    METRICS("GET", "/metrics", Access.FREE_ON_LOOPBACK, "All series as Prometheus text."),
    HEALTHCHECK("GET", "/healthcheck", Access.TOKEN, "Runs every check now and says what each found."),
    THREADS("GET", "/threads", Access.TOKEN, "What every thread is doing: look here when requests hang."),
    PROFILE(
            "GET",
            "/pprof",
            Access.TOKEN,
            "?duration=10",
            "Where the CPU spends the next ten seconds, in the format of pprof."),
    PING("GET", "/ping", Access.TOKEN, "Answers pong: a way to try the token."),
    TASKS("GET", "/tasks", Access.TOKEN, "The names of the tasks."),
    COLLECT("POST", "/tasks/gc", Access.TOKEN, "Collects garbage now."),
    LOG_LEVEL(
            "POST",
            "/tasks/log-level",
            Access.TOKEN,
            "?logger=io.gatehouse&level=DEBUG&duration=10m",
            "Makes loggers tell more or less for a while (at most 24h); afterwards each is as it was. Without a level it shows"
                    + " the one in force.");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String method;
    private final String path;
    private final Access access;
    private final String query;
    private final String purpose;

    Endpoint(String method, String path, Access access, String purpose) {
        this(method, path, access, "", purpose);
    }

    Endpoint(String method, String path, Access access, String query, String purpose) {
        this.method = method;
        this.path = path;
        this.access = access;
        this.query = query;
        this.purpose = purpose;
    }

    /** What a request needs: the token, unless this table says that exactly this path can be read without it. */
    static Access accessTo(String method, String path) {
        return Arrays.stream(values())
                .filter(each -> READING.contains(method) && each.path.equals(path))
                .map(Endpoint::access)
                .findFirst()
                .orElse(Access.TOKEN);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Access access() {
        return access;
    }

    /** An example of the query, or nothing. */
    String query() {
        return query;
    }

    String purpose() {
        return purpose;
    }

    /** Whether it needs the token. */
    enum Access {
        FREE,
        FREE_ON_LOOPBACK,
        TOKEN
    }
}
