package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tagged fields of an invoice. As BOLT 11 asks of a reader, unknown fields and hashes or keys of another length
 * than theirs are skipped. Beyond it, a field that counts and comes twice is refused: nodes differ in which one they
 * follow, and we must mean the same payment as they.
 */
final class Bolt11Fields {
    // Of BOLT 9: onion, payment secret, multi-part, route blinding, attribution data, payment metadata.
    private static final Set<Integer> KNOWN_FEATURES = Set.of(8, 14, 16, 24, 36, 48);
    private static final int HEADER_GROUPS = 3;
    private static final int DEFAULT_EXPIRY_SECONDS = 3600;
    private static final int DEFAULT_MIN_FINAL_CLTV = 18;
    // From here on, BOLT 2 refuses a lock time, because Bitcoin would read it as a date.
    private static final int HIGHEST_BLOCK = 499_999_999;

    private final Map<Integer, byte[]> fields;

    private Bolt11Fields(Map<Integer, byte[]> fields) {
        this.fields = fields;
    }

    static Bolt11Fields parse(byte[] groups) throws UnreadableInvoiceException {
        Map<Integer, byte[]> fields = new HashMap<>();
        int position = 0;
        while (position < groups.length) {
            if (groups.length - position < HEADER_GROUPS) {
                throw new UnreadableInvoiceException("The invoice ends in the middle of a field.");
            }
            int tag = groups[position];
            int start = position + HEADER_GROUPS;
            int end = start + (groups[position + 1] << FiveBits.BITS | groups[position + 2]);
            if (end > groups.length) {
                throw new UnreadableInvoiceException("The invoice holds a field that is longer than the invoice.");
            }
            if (counts(tag, end - start) && fields.put(tag, Arrays.copyOfRange(groups, start, end)) != null) {
                throw new UnreadableInvoiceException("The invoice says the same thing twice; ask for a new one.");
            }
            position = end;
        }
        return new Bolt11Fields(fields);
    }

    private static boolean counts(int tag, int length) {
        return switch (tag) {
            case Bolt11Tag.PAYMENT_HASH, Bolt11Tag.PAYMENT_SECRET, Bolt11Tag.DESCRIPTION_HASH ->
                length == Bolt11Tag.HASH_GROUPS;
            case Bolt11Tag.PAYEE -> length == Bolt11Tag.KEY_GROUPS;
            case Bolt11Tag.DESCRIPTION, Bolt11Tag.EXPIRY, Bolt11Tag.MIN_FINAL_CLTV, Bolt11Tag.FEATURES -> true;
            default -> false;
        };
    }

    PaymentHash paymentHash() throws UnreadableInvoiceException {
        return new PaymentHash(hex(Bolt11Tag.PAYMENT_HASH)
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice has no payment hash.")));
    }

    String paymentSecretHex() throws UnreadableInvoiceException {
        return hex(Bolt11Tag.PAYMENT_SECRET)
                .orElseThrow(() -> new UnreadableInvoiceException(
                        "The invoice has no payment secret, without which nodes no longer pay."));
    }

    Optional<String> descriptionHashHex() throws UnreadableInvoiceException {
        return hex(Bolt11Tag.DESCRIPTION_HASH);
    }

    Optional<byte[]> payee() throws UnreadableInvoiceException {
        return bytes(Bolt11Tag.PAYEE);
    }

    /** The description; where there is none, the caller has to look for its hash. */
    Optional<String> description() throws UnreadableInvoiceException {
        Optional<byte[]> bytes = bytes(Bolt11Tag.DESCRIPTION);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Utf8.decode(bytes.get())
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice's description is no valid UTF-8.")));
    }

    void requireOneDescription() throws UnreadableInvoiceException {
        if (fields.containsKey(Bolt11Tag.DESCRIPTION) == fields.containsKey(Bolt11Tag.DESCRIPTION_HASH)) {
            throw new UnreadableInvoiceException("The invoice must have either a description or the hash of one.");
        }
    }

    long expirySeconds(long limit) throws UnreadableInvoiceException {
        return number(Bolt11Tag.EXPIRY, DEFAULT_EXPIRY_SECONDS, limit, "The invoice expires too far in the future.");
    }

    int minFinalCltvBlocks() throws UnreadableInvoiceException {
        String tooMany = "The invoice asks for a timelock that Bitcoin does not know.";
        return (int) number(Bolt11Tag.MIN_FINAL_CLTV, DEFAULT_MIN_FINAL_CLTV, HIGHEST_BLOCK, tooMany);
    }

    /** An even feature is a demand: who does not know it must not pay. */
    void requireKnownFeatures() throws UnreadableInvoiceException {
        byte[] groups = fields.getOrDefault(Bolt11Tag.FEATURES, new byte[0]);
        for (int feature = 0; feature < groups.length * FiveBits.BITS; feature += 2) {
            int group = groups[groups.length - 1 - feature / FiveBits.BITS];
            boolean set = (group >> feature % FiveBits.BITS & 1) == 1;
            if (set && !KNOWN_FEATURES.contains(feature)) {
                throw new UnreadableInvoiceException("The invoice demands a feature that is not supported here.");
            }
        }
    }

    private long number(int tag, long fallback, long limit, String tooLarge) throws UnreadableInvoiceException {
        byte[] groups = fields.get(tag);
        long number = groups == null ? fallback : FiveBits.toNumber(groups, limit);
        if (number > limit) {
            throw new UnreadableInvoiceException(tooLarge);
        }
        return number;
    }

    private Optional<String> hex(int tag) throws UnreadableInvoiceException {
        return bytes(tag).map(HexFormat.of()::formatHex);
    }

    private Optional<byte[]> bytes(int tag) throws UnreadableInvoiceException {
        byte[] groups = fields.get(tag);
        if (groups == null) {
            return Optional.empty();
        }
        return Optional.of(FiveBits.toBytes(groups)
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice holds a field with stray bits.")));
    }
}
