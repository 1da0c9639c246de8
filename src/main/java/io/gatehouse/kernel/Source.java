package io.gatehouse.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one source: an IPv4 address, or the IPv6 /64 that a single customer is given. */
public final class Source {
    private static final int IPV6_LENGTH = 16;
    private static final int PREFIX_LENGTH = 8;

    private Source() {}

    /** Takes a numeric address; a host name would be looked up. Text that is no address is returned unchanged. */
    public static String of(String address) {
        try {
            return of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return address;
        }
    }

    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV6_LENGTH
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_LENGTH)) + "/64"
                : address.getHostAddress();
    }
}
