package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.devnet.common.Seed;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes private keys in the wallet import format. */
final class Wif {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte VERSION = (byte) 0x80;
    private static final int CHECKSUM_BYTES = 4;

    private Wif() {}

    static String encode(byte[] secret) {
        byte[] body =
                ByteBuffer.allocate(secret.length + 1).put(VERSION).put(secret).array();
        byte[] checksum = Arrays.copyOf(Seed.sha256(Seed.sha256(body)), CHECKSUM_BYTES);
        byte[] whole = ByteBuffer.allocate(body.length + CHECKSUM_BYTES)
                .put(body)
                .put(checksum)
                .array();
        // The version byte is not zero, so that there are no leading ones to care for.
        StringBuilder text = new StringBuilder();
        BigInteger base = BigInteger.valueOf(ALPHABET.length());
        for (BigInteger rest = new BigInteger(1, whole); rest.signum() > 0; rest = rest.divide(base)) {
            text.append(ALPHABET.charAt(rest.mod(base).intValue()));
        }
        return text.reverse().toString();
    }
}
