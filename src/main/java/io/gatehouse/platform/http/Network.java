package io.gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A block of addresses in CIDR form (RFC 4632): {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address. */
public final class Network {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    /** The length of the prefix of an IPv4-mapped IPv6 address. */
    private static final int MAPPED_BITS = 96;

    private final byte[] address;
    private final int length;

    private Network(byte[] address, int length) {
        this.address = address;
        this.length = length;
    }

    /** Throws an {@link IllegalArgumentException} that tells the operator what is wrong. */
    @JsonCreator
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String written = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = IpLiteral.parse(written).orElseThrow(() -> wrong(text));
        int bits = address.getAddress().length * Byte.SIZE;
        boolean isMapped = address instanceof Inet4Address && written.contains(":");
        int length = slash < 0 ? bits : length(text, slash) - (isMapped ? MAPPED_BITS : 0);
        if (length > bits || length < 0) {
            throw wrong(text);
        }
        if (length == 0) {
            throw new IllegalArgumentException(text + " is everybody, who could then claim any address:"
                    + " name the networks of your own proxies");
        }
        return whole(new Network(address.getAddress(), length), text);
    }

    boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        return bytes.length == address.length && Arrays.equals(masked(bytes), address);
    }

    private static Network whole(Network network, String text) {
        byte[] first = network.masked(network.address);
        if (!Arrays.equals(first, network.address)) {
            throw new IllegalArgumentException(text + " has bits set beyond its length; the network is "
                    + IpLiteral.of(first).getHostAddress() + text.substring(text.indexOf('/')));
        }
        return network;
    }

    private static int length(String text, int slash) {
        String digits = text.substring(slash + 1);
        if (!LENGTH.matcher(digits).matches()) {
            throw wrong(text);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                text + " is no network: write one as 10.0.0.0/8 or fd00::/8, or a single address");
    }

    private byte[] masked(byte[] bytes) {
        byte[] masked = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.min(Byte.SIZE, Math.max(0, length - i * Byte.SIZE));
            masked[i] = (byte) (bytes[i] & (0xff << (Byte.SIZE - kept)));
        }
        return masked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && network.length == length && Arrays.equals(network.address, address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + length;
    }

    @Override
    public String toString() {
        return IpLiteral.of(address).getHostAddress() + "/" + length;
    }
}
