package io.github.hivebolt.codec;

import io.github.hivebolt.codec.InvoiceDraft.Description;
import io.github.hivebolt.domain.Checks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes and signs BOLT 11 invoices, for simulated Lightning nodes. Pure and thread-safe. */
public final class Bolt11Writer {
    // As lnd does: onion and payment secret demanded (8, 14), multi-part payment offered (17).
    private static final long FEATURES = 1L << 8 | 1L << 14 | 1L << 17;
    private static final int TIMESTAMP_GROUPS = 7;
    private static final int FIRST_NONCE = 0;

    private Bolt11Writer() {}

    /**
     * Writes an invoice and signs it with a nonce that depends on nothing but key and text (RFC 6979), so that the
     * same draft always gives the same invoice.
     *
     * @param draft what it says
     * @param key the payee's private key
     * @return the invoice, lower case
     */
    public static String encode(InvoiceDraft draft, NodeKey key) {
        String prefix = "ln" + draft.network().bech32Prefix()
                + draft.amount().map(Bolt11Amount::format).orElse("");
        byte[] signed = groups(draft);
        byte[] digest = Hashes.sha256(prefix.getBytes(StandardCharsets.US_ASCII), FiveBits.toFilledBytes(signed));
        RecoverableSignature signature = Secp256k1.sign(digest, key.secret(), FIRST_NONCE);
        byte[] compact = signature.compact();
        byte[] withRecoveryId = Arrays.copyOf(compact, compact.length + 1);
        withRecoveryId[compact.length] = (byte) signature.recoveryId();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(signed);
        all.writeBytes(FiveBits.ofBytes(withRecoveryId));
        return Bech32.ofGroups(prefix, all.toByteArray()).encode();
    }

    private static byte[] groups(InvoiceDraft draft) {
        ByteArrayOutputStream groups = new ByteArrayOutputStream();
        groups.writeBytes(FiveBits.ofNumber(draft.createdAt().getEpochSecond(), TIMESTAMP_GROUPS));
        field(groups, Bolt11Tag.PAYMENT_HASH, hexGroups(draft.paymentHash().hex()));
        field(groups, Bolt11Tag.PAYMENT_SECRET, hexGroups(draft.paymentSecretHex()));
        switch (draft.description()) {
            case Description.Text text ->
                field(groups, Bolt11Tag.DESCRIPTION, FiveBits.ofBytes(Utf8.encode(text.value())));
            case Description.Hash hash -> field(groups, Bolt11Tag.DESCRIPTION_HASH, hexGroups(hash.hex()));
        }
        field(groups, Bolt11Tag.EXPIRY, FiveBits.ofNumber(draft.expiry().toSeconds()));
        field(groups, Bolt11Tag.MIN_FINAL_CLTV, FiveBits.ofNumber(draft.minFinalCltvBlocks()));
        field(groups, Bolt11Tag.FEATURES, FiveBits.ofNumber(FEATURES));
        return groups.toByteArray();
    }

    private static byte[] hexGroups(String hex) {
        return FiveBits.ofBytes(Checks.bytesOf(hex));
    }

    private static void field(ByteArrayOutputStream groups, int tag, byte[] value) {
        groups.write(tag);
        groups.writeBytes(FiveBits.ofNumber(value.length, 2));
        groups.writeBytes(value);
    }
}
