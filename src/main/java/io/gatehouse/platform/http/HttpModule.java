package io.gatehouse.platform.http;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.server.ServerProperties;

/** Puts into Jetty and Jersey what holds for every resource. */
public final class HttpModule {
    private final CorsConfiguration cors;
    private final DocsConfiguration docs;
    private final Metrics metrics;
    private final RequestIds requestIds;

    public HttpModule(CorsConfiguration cors, DocsConfiguration docs, Metrics metrics, Ids ids) {
        this.cors = cors;
        this.docs = docs;
        this.metrics = metrics;
        this.requestIds = new RequestIds(ids);
    }

    public void register(Environment environment) {
        environment.getObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        ProblemErrorHandler errors = new ProblemErrorHandler(requestIds);
        environment.getApplicationContext().setErrorHandler(errors);
        // The last inserted is the outermost: ids first, so that a refused preflight has one too.
        environment.getApplicationContext().insertHandler(Cors.handler(cors));
        environment.getApplicationContext().insertHandler(new RequestIdHandler(requestIds));
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                if (event instanceof Server server) {
                    server.setErrorHandler(errors);
                    server.setRequestLog(new AccessLog(metrics));
                }
            }
        });
        register(environment.jersey());
        registerDocuments(environment.jersey());
    }

    private void register(JerseyEnvironment jersey) {
        // Relative, so that no Host header can send a client elsewhere.
        jersey.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        jersey.register(new TrailingSlashFilter());
        jersey.register(new BodyLimitFilter());
        jersey.register(new RouteFilter());
        jersey.register(new BodyReader());
        jersey.register(new FailureMapper());
        jersey.register(new ThrowableMapper());
    }

    private void registerDocuments(JerseyEnvironment jersey) {
        jersey.register(new OpenApiResource(() -> resourcesOf(jersey)));
        if (docs.enabled()) {
            jersey.register(new DocsResource());
        }
    }

    private static Set<Class<?>> resourcesOf(JerseyEnvironment jersey) {
        return jersey.getResourceConfig().getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .collect(Collectors.toSet());
    }
}
