package io.gatehouse.platform.http;

import io.gatehouse.platform.persistence.Ids;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Jetty with the handlers of this package and no service behind them: answers with the length of the body, once it is let to. */
final class BareServer implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /**
     * @param answers how many requests may be answered
     * @param limits what watches the connections
     */
    BareServer(BodyHandler bodies, Semaphore answers, SelectorManager.AcceptListener... limits) throws Exception {
        RequestIds ids = new RequestIds(new Ids(Clock.systemUTC(), new SecureRandom()));
        bodies.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                answers.acquire();
                int length = Content.Source.asByteBuffer(request).remaining();
                Content.Sink.write(response, true, "length=" + length, callback);
                return true;
            }
        });
        RequestIdHandler outermost = new RequestIdHandler(ids, new ClientAddress(new ProxiesConfiguration(List.of())));
        outermost.setHandler(bodies);
        server.setHandler(outermost);
        server.setErrorHandler(new ProblemErrorHandler(new Refusals(ids)));
        connector.setHost("127.0.0.1");
        for (SelectorManager.AcceptListener limit : limits) {
            connector.addBean(limit);
        }
        server.addConnector(connector);
        server.start();
    }

    Peer connect() throws IOException {
        return new Peer(connector.getLocalPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
