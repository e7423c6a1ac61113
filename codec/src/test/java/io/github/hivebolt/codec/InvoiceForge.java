package io.github.hivebolt.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Signs invoices of any content, good or bad, to try the reader with. */
final class InvoiceForge {
    static final BigInteger SECRET =
            new BigInteger("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734", 16);
    static final byte[] PUBLIC_KEY = Secp256k1.publicKey(SECRET);

    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final String prefix;
    private final ByteArrayOutputStream groups = new ByteArrayOutputStream();

    private InvoiceForge(String prefix) {
        this.prefix = prefix;
        groups.writeBytes(FiveBits.ofNumber(1_496_314_658, 7));
    }

    static InvoiceForge empty(String prefix) {
        return new InvoiceForge(prefix);
    }

    /** All that an invoice must have, and nothing else. */
    static InvoiceForge complete(String prefix) {
        return empty(prefix).hash().secret().description("tea");
    }

    InvoiceForge hash() {
        return bytes(Bolt11Tag.PAYMENT_HASH, HexFormat.of().parseHex("22".repeat(32)));
    }

    InvoiceForge secret() {
        return bytes(Bolt11Tag.PAYMENT_SECRET, HexFormat.of().parseHex("11".repeat(32)));
    }

    InvoiceForge description(String text) {
        return bytes(Bolt11Tag.DESCRIPTION, text.getBytes(StandardCharsets.UTF_8));
    }

    InvoiceForge bytes(int tag, byte[] value) {
        return field(tag, FiveBits.ofBytes(value));
    }

    InvoiceForge field(int tag, byte[] value) {
        groups.write(tag);
        return raw(FiveBits.ofNumber(value.length, 2)).raw(value);
    }

    InvoiceForge raw(byte... value) {
        groups.writeBytes(value);
        return this;
    }

    String signed() {
        return signed(SECRET, false);
    }

    String signed(BigInteger secret, boolean highS) {
        byte[] digest =
                Hashes.sha256(prefix.getBytes(StandardCharsets.US_ASCII), FiveBits.toFilledBytes(groups.toByteArray()));
        RecoverableSignature low = Secp256k1.sign(digest, secret, 0);
        RecoverableSignature signature =
                highS ? new RecoverableSignature(low.recoveryId() ^ 1, low.r(), ORDER.subtract(low.s())) : low;
        byte[] bytes = Arrays.copyOf(signature.compact(), 65);
        bytes[64] = (byte) signature.recoveryId();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(groups.toByteArray());
        all.writeBytes(FiveBits.ofBytes(bytes));
        return Bech32.ofGroups(prefix, all.toByteArray()).encode();
    }
}
