package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.passwords.HashMix;
import io.gatehouse.accounts.passwords.HashScheme;
import io.gatehouse.kernel.Crypto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/**
 * Decides what work an unknown address costs. Rows with an old hash scheme take a different time to refuse a wrong password than
 * rows with a new one, so an unknown address behaves like one of them. A keyed hash of the address chooses the scheme, so that it
 * is the same each time, and in the proportions in which the schemes occur.
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

    /** Samples again in which proportions the schemes occur. */
    void resample() {
        mix = sample.get();
    }

    private long number(String address) {
        return ByteBuffer.wrap(Crypto.hmacSha256(key, address.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
