package io.gatehouse.platform.http;

import io.gatehouse.kernel.Source;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.metrics.RefusedConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection at once if it exceeds the total limit or the limit of its source, so that one client with many connections
 * leaves room for the others. Jetty's own limit stops accepting instead, so that everybody waits because of that client.
 */
final class ConnectionLimit implements SelectorManager.AcceptListener {
    private static final Logger log = LoggerFactory.getLogger(ConnectionLimit.class);

    private static final String UNCOUNTED = "";

    /** An attack must not fill the log. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final int max;
    private final int perSource;
    private final Predicate<InetAddress> carriesMany;
    private final Metrics metrics;
    private final AtomicInteger total = new AtomicInteger();
    private final Map<String, Integer> bySource = new ConcurrentHashMap<>();
    private final Map<SelectableChannel, String> open = new ConcurrentHashMap<>();
    private final AtomicLong lastTold = new AtomicLong(NanoTime.now() - TOLD_EVERY.toNanos());

    /**
     * @param carriesMany whether an address is not a single client, for example a proxy's: its connections count only in total
     */
    ConnectionLimit(ConnectionsConfiguration configuration, Predicate<InetAddress> carriesMany, Metrics metrics) {
        this.max = configuration.max();
        this.perSource = configuration.perSource();
        this.carriesMany = carriesMany;
        this.metrics = metrics;
        metrics.openConnections(total::get);
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        InetAddress address = addressOf(channel);
        String source = carriesMany.test(address) ? UNCOUNTED : Source.of(address);
        if (total.incrementAndGet() > max) {
            total.decrementAndGet();
            refuse(channel, RefusedConnection.TOTAL, address);
        } else if (!source.equals(UNCOUNTED) && bySource.merge(source, 1, Integer::sum) > perSource) {
            release(source);
            refuse(channel, RefusedConnection.SOURCE, address);
        } else {
            open.put(channel, source);
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        String source = open.remove(channel);
        if (source != null) {
            release(source);
        }
    }

    private void release(String source) {
        total.decrementAndGet();
        if (!source.equals(UNCOUNTED)) {
            bySource.computeIfPresent(source, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    private void refuse(SelectableChannel channel, RefusedConnection reason, InetAddress address) {
        IO.close(channel);
        metrics.connectionRefused(reason);
        long last = lastTold.get();
        if (NanoTime.since(last) >= TOLD_EVERY.toNanos() && lastTold.compareAndSet(last, NanoTime.now())) {
            tell(reason, address.getHostAddress());
        }
    }

    private void tell(RefusedConnection reason, String address) {
        if (reason == RefusedConnection.SOURCE) {
            log.warn(
                    "Refusing connections of {}, which holds {} (connections.perSource). If it is a proxy of yours,"
                            + " name it in proxies.trusted.",
                    address,
                    perSource);
        } else {
            log.warn("Refusing connections: {} are open (connections.max).", max);
        }
    }

    private static InetAddress addressOf(SelectableChannel channel) {
        try {
            return channel instanceof SocketChannel socket
                            && socket.getRemoteAddress() instanceof InetSocketAddress internet
                    ? internet.getAddress()
                    : InetAddress.getLoopbackAddress();
        } catch (IOException e) {
            // It is already closed, and Jetty will notice that.
            return InetAddress.getLoopbackAddress();
        }
    }
}
