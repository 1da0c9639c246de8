package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.passwords.HashMix;
import io.gatehouse.accounts.passwords.HashScheme;
import io.gatehouse.kernel.Crypto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/**
 * Which work an address that nobody has costs. Rows with an old kind of hash answer a wrong password at another pace than rows
 * with a new one, so an unknown address behaves like one of them: chosen by a keyed hash of the address, it is the same one
 * each time, and in the proportion in which the kinds occur.
 */
final class UnknownAddress {
    private final SecretKey key;
    private final Supplier<HashMix> sample;
    private volatile HashMix mix;

    UnknownAddress(SecretKey key, Supplier<HashMix> sample) {
        this.key = key;
        this.sample = sample;
        this.mix = sample.get();
    }

    HashScheme schemeFor(String address) {
        return mix.choose(number(address));
    }

    /** Looks again in which proportion the kinds occur. */
    void resample() {
        mix = sample.get();
    }

    private long number(String address) {
        return ByteBuffer.wrap(Crypto.hmacSha256(key, address.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
