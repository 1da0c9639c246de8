package io.gatehouse.platform.http;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ServerProperties;

/** Registers with Jetty and Jersey what applies to every resource. */
public final class HttpModule {
    private final ConnectionsConfiguration connections;
    private final CorsConfiguration cors;
    private final DocsConfiguration docs;
    private final ClientAddress clientAddress;
    private final Parameters parameters;
    private final Metrics metrics;
    private final RequestIds requestIds;
    private final Refusals refusals;
    private final ProblemErrorHandler errors;

    /** Takes a key of 32 bytes, which encrypts the cursors of lists. */
    public HttpModule(
            ConnectionsConfiguration connections,
            CorsConfiguration cors,
            DocsConfiguration docs,
            ProxiesConfiguration proxies,
            SecretKey cursorKey,
            SecureRandom random,
            Metrics metrics,
            Ids ids) {
        this.connections = connections;
        this.cors = cors;
        this.docs = docs;
        this.clientAddress = new ClientAddress(proxies);
        Cursors cursors = new Cursors(cursorKey, random);
        this.parameters = new Parameters()
                .add(Request.class, request -> request)
                .add(UriInfo.class, ContainerRequest::getUriInfo)
                .add(Preconditions.class, Preconditions::new)
                .addGeneric(
                        Listing.class,
                        (filter, request) -> Listing.begin(cursors, filter.asSubclass(Record.class), request));
        this.metrics = metrics;
        this.requestIds = new RequestIds(ids);
        this.refusals = new Refusals(requestIds);
        this.errors = new ProblemErrorHandler(refusals);
    }

    /** Gives resource methods a value made from the request if they ask for this type. */
    public <T> void provide(Class<T> type, Function<ContainerRequest, T> value) {
        Parameters unused = parameters.add(type, value);
    }

    /** Registers everything. Every wait of a request ends at the deadline. */
    public void register(Environment environment, Duration deadline) {
        environment.getObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        // Cors is outside, so that a web page can read refusals of bodies. Paths are checked after the body was read,
        // so that a client that is still sending gets their refusal.
        cover(environment.getApplicationContext(), new BodyHandler(connections), Cors.handler(cors));
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                if (event instanceof Server server) {
                    server.setErrorHandler(errors);
                    server.setRequestLog(new AccessLog(metrics));
                    limitConnections(server);
                }
            }
        });
        environment.jersey().replace(config -> new JerseyServlet(config, deadline));
        register(environment.jersey());
        registerDocuments(environment.jersey());
    }

    /**
     * Gives every request of the context an id, allows only one spelling of its path, and gives every refusal of its servlets the
     * common form.
     *
     * @param between what sees a request after it has its id and before its path is checked, innermost first
     */
    public void cover(ServletContextHandler context, Handler.Singleton... between) {
        context.setErrorHandler(errors);
        // The handler that is inserted last is the outermost.
        context.insertHandler(new PathHandler(refusals));
        for (Handler.Singleton each : between) {
            context.insertHandler(each);
        }
        context.insertHandler(new RequestIdHandler(requestIds, clientAddress));
    }

    public Refusals refusals() {
        return refusals;
    }

    private void register(JerseyEnvironment jersey) {
        // Relative, so that no Host header can send a client elsewhere.
        jersey.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        jersey.register(parameters);
        jersey.register(new IdParameters());
        jersey.register(new TrailingSlashFilter());
        jersey.register(new RouteFilter());
        jersey.register(new AnswerFilter());
        jersey.register(new ViewWriter());
        jersey.register(new BodyReader());
        jersey.register(new FormReader());
        jersey.register(new FailureMapper());
        jersey.register(new ThrowableMapper(refusals));
    }

    private void limitConnections(Server server) {
        ConnectionLimit limit = new ConnectionLimit(connections, clientAddress::carriesMany, metrics);
        for (Connector connector : server.getConnectors()) {
            if (AccessLog.PUBLIC_CONNECTOR.equals(connector.getName()) && connector instanceof ServerConnector open) {
                open.addBean(limit);
            }
        }
    }

    private void registerDocuments(JerseyEnvironment jersey) {
        jersey.register(new OpenApiResource());
        jersey.register(new WelcomeResource(docs));
        if (docs.enabled()) {
            jersey.register(new DocsResource());
        }
    }
}
