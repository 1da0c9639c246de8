package io.gatehouse.platform.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is counted as one: an IPv4 address, or the /64 that a single IPv6 customer is given. */
final class Source {
    private static final int IPV6_LENGTH = 16;
    private static final int PREFIX_LENGTH = 8;

    private Source() {}

    static String of(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6_LENGTH
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_LENGTH)) + "/64"
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
