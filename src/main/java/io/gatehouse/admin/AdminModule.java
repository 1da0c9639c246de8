package io.gatehouse.admin;

import ch.qos.logback.classic.LoggerContext;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.metrics.servlets.AdminServlet;
import io.gatehouse.platform.http.HttpModule;
import io.gatehouse.platform.metrics.Metrics;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.slf4j.LoggerFactory;

/** Registers the guard of the admin port, and behind it the page, the metrics and the tasks. */
public final class AdminModule {
    private final HostNames hosts;
    private final AdminToken token;
    private final boolean onLoopback;
    private final String version;
    private final Clock clock;
    private final Metrics metrics;

    /** {@code onLoopback} means that only this machine can reach the port; then reading metrics needs no token. */
    public AdminModule(
            AdminConfiguration configuration,
            AdminToken token,
            boolean onLoopback,
            String version,
            Clock clock,
            Metrics metrics) {
        this.hosts = new HostNames(configuration.hosts());
        this.token = token;
        this.onLoopback = onLoopback;
        this.version = version;
        this.clock = clock;
        this.metrics = metrics;
    }

    public void register(Environment environment, HttpModule http) {
        ServletContextHandler context = environment.getAdminContext();
        context.insertHandler(new AdminGuard(hosts, token, onLoopback, http.refusals(), metrics));
        http.cover(context);
        // Disables Dropwizard's JSON of its own registry, which answers at every path that begins with /metrics.
        context.setInitParameter(AdminServlet.METRICS_ENABLED_PARAM_KEY, "false");
        metrics.include(environment.metrics());
        environment.admin().addServlet("metrics", metrics.exposition()).addMapping(Endpoint.METRICS.path());
        environment
                .admin()
                .addServlet("index", new IndexServlet(new IndexPage(version, token.source(), onLoopback)))
                .addMapping("");
        environment
                .admin()
                .addServlet("log-level", new LogLevelServlet(levels(environment), http.refusals()))
                .addMapping(Endpoint.LOG_LEVEL.path());
        environment
                .admin()
                .addFilter("bare-refusals", new BareRefusalFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // No need to cancel: the end of a replaced change has no effect.
    private LogLevels levels(Environment environment) {
        ScheduledExecutorService executor = environment
                .lifecycle()
                .scheduledExecutorService("log-level-%d", true)
                .threads(1)
                .build();
        return new LogLevels(
                (LoggerContext) LoggerFactory.getILoggerFactory(),
                (delay, work) -> executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS),
                clock);
    }
}
