package io.gatehouse.platform.secrets;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Crypto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets for the database with AES-256-GCM: format version, id of the master key, random 96-bit nonce, ciphertext.
 *
 * <p>The place of a secret is authenticated with it, so that somebody who can write to the table cannot swap two secrets.
 */
public final class Seal {
    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int HEADER = 1 + MasterKey.ID_LENGTH + NONCE_LENGTH;
    private static final int TAG_BITS = 128;

    private final MasterKeys masterKeys;
    private final Supplier<MasterKey> sealing;
    private final SecureRandom random;

    /** Opens with any key of the ring and seals under the newest. */
    public Seal(MasterKeys masterKeys, SecureRandom random) {
        this(masterKeys, masterKeys::newest, random);
    }

    private Seal(MasterKeys masterKeys, Supplier<MasterKey> sealing, SecureRandom random) {
        this.masterKeys = masterKeys;
        this.sealing = sealing;
        this.random = random;
    }

    /** The same with this key of the ring for sealing. */
    Seal under(MasterKey key) {
        return new Seal(masterKeys, () -> key, random);
    }

    /** The sealed form of a secret; only {@link #open} with an equal place returns the secret. */
    public byte[] close(byte[] secret, Place place) {
        MasterKey key = sealing.get();
        byte[] nonce = Crypto.randomBytes(random, NONCE_LENGTH);
        byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, key, nonce, place, secret);
        return ByteBuffer.allocate(HEADER + ciphertext.length)
                .put(VERSION)
                .put(HexFormat.of().parseHex(key.id()))
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** The secret. Throws {@link CannotStart} if its master key is not available or the blob was not sealed for this place. */
    public byte[] open(byte[] sealed, Place place) {
        if (sealed.length < HEADER + TAG_BITS / Byte.SIZE || sealed[0] != VERSION) {
            throw tampered(place);
        }
        ByteBuffer blob = ByteBuffer.wrap(sealed).position(1 + MasterKey.ID_LENGTH);
        byte[] nonce = new byte[NONCE_LENGTH];
        byte[] ciphertext = new byte[sealed.length - HEADER];
        blob.get(nonce).get(ciphertext);
        String keyId = keyIdOf(sealed);
        MasterKey key = masterKeys
                .find(keyId)
                .orElseThrow(
                        () -> new CannotStart(
                                "The master key " + keyId + " that sealed " + place
                                        + " is not at hand (there is: " + masterKeys.ids()
                                        + "). Give it as GATEHOUSE_MASTER_KEY, or as GATEHOUSE_MASTER_KEY_PREVIOUS beside a newer one."));
        return crypt(Cipher.DECRYPT_MODE, key, nonce, place, ciphertext);
    }

    /** The id of the master key that sealed the blob. */
    public static String keyIdOf(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 1, 1 + MasterKey.ID_LENGTH);
    }

    /** The same secret under the newest master key; the blob itself if that key has sealed it. */
    public byte[] renew(byte[] sealed, Place place) {
        byte[] secret = open(sealed, place);
        return keyIdOf(sealed).equals(masterKeys.newest().id()) ? sealed : close(secret, place);
    }

    private static byte[] crypt(int mode, MasterKey key, byte[] nonce, Place place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw tampered(place);
        }
    }

    private static CannotStart tampered(Place place) {
        return new CannotStart("What is sealed in " + place
                + " was not sealed there: the row was changed or swapped. Restore it from a backup.");
    }

    /**
     * What a secret belongs to.
     *
     * @param parts the table, the name of the row, and anything else that must not be exchanged
     */
    public record Place(List<String> parts) {
        public static Place of(String... parts) {
            return new Place(List.of(parts));
        }

        byte[] bytes() {
            // No part can contain a NUL, so different lists of parts never give the same bytes.
            return String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return String.join(" ", parts);
        }
    }
}
