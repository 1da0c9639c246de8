package io.gatehouse.platform.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Where a request came from. Each proxy appends whom it heard the request from to {@code X-Forwarded-For}, so the list is read
 * from its end, and only as far as those who wrote it are trusted: what stands further left a client may have made up.
 */
final class ClientAddress {
    private static final String HEADER = "X-Forwarded-For";

    /** More proxies than anybody has in a row; a header full of trusted addresses costs no more to read. */
    private static final int MAX_HOPS = 64;

    private final List<Network> trusted;

    ClientAddress(ProxiesConfiguration configuration) {
        this.trusted = configuration.trusted();
    }

    String of(Request request) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        if (peer instanceof InetSocketAddress internet && !internet.isUnresolved()) {
            // From its bytes, since a link-local address would bring the name of an interface.
            InetAddress address = IpLiteral.of(internet.getAddress().getAddress());
            return of(address, request.getHeaders().getValuesList(HEADER)).getHostAddress();
        }
        return Request.getRemoteAddr(request);
    }

    /** The last in the list that is not trusted, or the first if all are; entries that are no addresses end the list. */
    InetAddress of(InetAddress peer, List<String> lines) {
        Tail entries = new Tail(lines);
        InetAddress address = peer;
        for (int hop = 0; hop < MAX_HOPS && isTrusted(address); hop++) {
            Optional<InetAddress> before = entries.previous().flatMap(IpLiteral::parseWithPort);
            if (before.isEmpty()) {
                return address;
            }
            address = before.get();
        }
        return address;
    }

    /** Whether connections of this address carry many clients: a trusted proxy's do, and whatever runs on this machine may be one. */
    boolean carriesMany(InetAddress peer) {
        return peer.isLoopbackAddress() || isTrusted(IpLiteral.of(peer.getAddress()));
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** The entries of several header lines, which are one list, from its end. */
    private static final class Tail {
        private final List<String> lines;
        private int line;
        /** Where the entries of the line end that were not read yet; below zero where all were. */
        private int end = -1;

        Tail(List<String> lines) {
            this.lines = lines;
            this.line = lines.size();
        }

        Optional<String> previous() {
            if (end < 0 && !nextLine()) {
                return Optional.empty();
            }
            String text = lines.get(line);
            int comma = text.lastIndexOf(',', end - 1);
            String entry = text.substring(comma + 1, end).strip();
            end = comma;
            return Optional.of(entry);
        }

        private boolean nextLine() {
            if (line == 0) {
                return false;
            }
            line--;
            end = lines.get(line).length();
            return true;
        }
    }
}
