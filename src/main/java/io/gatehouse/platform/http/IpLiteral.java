package io.gatehouse.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numeric addresses. It accepts no names, so that a client cannot make the service ask a DNS server. */
final class IpLiteral {
    /** The longest form: an IPv6 address that ends in an IPv4 address, in brackets and with a port. */
    private static final int MAX_LENGTH = 53;

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);

    /** The first character and a colon make the JDK treat the text as a numeric address, whatever follows. */
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^\\]]*)]|([0-9.]+))(?::[0-9]{1,5})?");

    private IpLiteral() {}

    /** An address without a port. An IPv4-mapped IPv6 address becomes the IPv4 address. */
    static Optional<InetAddress> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher v4 = V4.matcher(text);
        if (v4.matches()) {
            return Optional.of(of(octets(v4)));
        }
        try {
            return V6.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** An address, or {@code ip:port}, {@code [ip]} or {@code [ip]:port}; the port is ignored. */
    static Optional<InetAddress> parseWithPort(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher parts = WITH_PORT.matcher(text);
        if (!parts.matches()) {
            return parse(text);
        }
        return parse(parts.group(1) == null ? parts.group(2) : parts.group(1));
    }

    static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("neither 4 nor 16 bytes", e);
        }
    }

    private static byte[] octets(Matcher v4) {
        byte[] octets = new byte[v4.groupCount()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(v4.group(i + 1));
        }
        return octets;
    }
}
