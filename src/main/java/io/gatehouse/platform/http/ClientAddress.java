package io.gatehouse.platform.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Where a request came from. Each proxy appends the address that it got the request from to {@code X-Forwarded-For}. So the list
 * is read from its end, and only while the writers of its entries are trusted: the client may have invented everything before.
 */
final class ClientAddress {
    private static final String HEADER = "X-Forwarded-For";

    /** More proxies than anybody has in a row, so that a header full of trusted addresses costs no more to read. */
    private static final int MAX_HOPS = 64;

    private final List<Network> trusted;

    ClientAddress(ProxiesConfiguration configuration) {
        this.trusted = configuration.trusted();
    }

    String of(Request request) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        if (peer instanceof InetSocketAddress internet && !internet.isUnresolved()) {
            // From its bytes, because a link-local address would include the name of an interface.
            InetAddress address = IpLiteral.of(internet.getAddress().getAddress());
            return of(address, request.getHeaders().getValuesList(HEADER)).getHostAddress();
        }
        return Request.getRemoteAddr(request);
    }

    /** The last address in the list that is not trusted, or the first if all are; an entry that is no address ends the list. */
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

    /** Whether connections from this address may carry many clients, as those of a trusted proxy or from this machine do. */
    boolean carriesMany(InetAddress peer) {
        return peer.isLoopbackAddress() || isTrusted(IpLiteral.of(peer.getAddress()));
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** The entries of several header lines, which form one list, read from its end. */
    private static final class Tail {
        private final List<String> lines;
        private int line;
        /** Where the entries of the line end that were not read yet; below zero if all were read. */
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
