package io.gatehouse.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is counted as one: an IPv4 address, or the /64 that a single IPv6 customer is given. */
public final class Source {
    private static final int IPV6_LENGTH = 16;
    private static final int PREFIX_LENGTH = 8;

    private Source() {}

    /** Of an address in figures; of anything else, the text itself. */
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
