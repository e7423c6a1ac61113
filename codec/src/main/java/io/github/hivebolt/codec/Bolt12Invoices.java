package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The fields of a BOLT 12 invoice. */
final class Bolt12Invoices {
    private static final Set<Long> KNOWN = Set.of(
            Bolt12Type.REQUEST_METADATA,
            Bolt12Type.OFFER_CHAINS,
            Bolt12Type.OFFER_METADATA,
            Bolt12Type.OFFER_CURRENCY,
            Bolt12Type.OFFER_AMOUNT,
            Bolt12Type.OFFER_DESCRIPTION,
            Bolt12Type.OFFER_FEATURES,
            Bolt12Type.OFFER_ABSOLUTE_EXPIRY,
            Bolt12Type.OFFER_PATHS,
            Bolt12Type.OFFER_ISSUER,
            Bolt12Type.OFFER_QUANTITY_MAX,
            Bolt12Type.OFFER_ISSUER_ID,
            Bolt12Type.REQUEST_CHAIN,
            Bolt12Type.REQUEST_AMOUNT,
            Bolt12Type.REQUEST_FEATURES,
            Bolt12Type.REQUEST_QUANTITY,
            Bolt12Type.REQUEST_PAYER_ID,
            Bolt12Type.REQUEST_PATHS,
            Bolt12Type.INVOICE_PATHS,
            Bolt12Type.INVOICE_BLINDED_PAY,
            Bolt12Type.INVOICE_CREATED_AT,
            Bolt12Type.INVOICE_RELATIVE_EXPIRY,
            Bolt12Type.INVOICE_PAYMENT_HASH,
            Bolt12Type.INVOICE_AMOUNT,
            Bolt12Type.INVOICE_FALLBACKS,
            Bolt12Type.INVOICE_FEATURES,
            Bolt12Type.INVOICE_NODE_ID,
            Bolt12Type.SIGNATURE);
    private static final int HASH_BYTES = 32;
    private static final int POINT_BYTES = 33;
    private static final int SIGNATURE_BYTES = 64;
    private static final int FEES_BYTES = 2 * Integer.BYTES;
    private static final int LIMITS_BYTES = 2 * Long.BYTES;
    private static final long DEFAULT_EXPIRY_SECONDS = 7_200;
    private static final long MOST_EXPIRY_SECONDS = 0xffff_ffffL;
    private static final long LAST_EPOCH_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() - MOST_EXPIRY_SECONDS;

    private Bolt12Invoices() {}

    static Invoice read(String text, TlvStream stream) throws UnreadableInvoiceException {
        for (long type : stream.records().keySet()) {
            if (type % 2 == 0 && !KNOWN.contains(type)) {
                throw new UnreadableInvoiceException("The invoice asks for something that is not known here.");
            }
        }
        Bolt12Features.requireKnown(stream.bytes(Bolt12Type.INVOICE_FEATURES));
        present(stream.bytes(Bolt12Type.SIGNATURE, SIGNATURE_BYTES), "a signature");
        present(stream.bytes(Bolt12Type.INVOICE_PATHS), "a path");
        long amount = number(stream, Bolt12Type.INVOICE_AMOUNT, Msat.MAX_VALUE, "an amount");
        if (amount == 0) {
            throw new UnreadableInvoiceException("The invoice asks for nothing.");
        }
        OptionalLong expiry = stream.number(Bolt12Type.INVOICE_RELATIVE_EXPIRY, MOST_EXPIRY_SECONDS);
        return new Invoice(
                text,
                network(stream),
                new PaymentHash(
                        hex(present(stream.bytes(Bolt12Type.INVOICE_PAYMENT_HASH, HASH_BYTES), "a payment hash"))),
                payee(stream),
                Optional.of(new Msat(amount)),
                Instant.ofEpochSecond(number(stream, Bolt12Type.INVOICE_CREATED_AT, LAST_EPOCH_SECOND, "a time")),
                Duration.ofSeconds(expiry.orElse(DEFAULT_EXPIRY_SECONDS)),
                longestTimelock(present(stream.bytes(Bolt12Type.INVOICE_BLINDED_PAY), "the terms of its paths")),
                description(stream));
    }

    private static Optional<String> description(TlvStream stream) throws UnreadableInvoiceException {
        Optional<byte[]> words = stream.bytes(Bolt12Type.OFFER_DESCRIPTION);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Utf8.decode(words.get())
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice's description is no valid UTF-8.")));
    }

    private static LightningNetwork network(TlvStream stream) throws UnreadableInvoiceException {
        Optional<byte[]> chain = stream.bytes(Bolt12Type.REQUEST_CHAIN, ChainHashes.BYTES);
        return chain.isEmpty()
                ? Bolt12.defaultNetwork()
                : ChainHashes.networkOf(chain.get())
                        .orElseThrow(
                                () -> new UnreadableInvoiceException("The invoice is for a chain that is not known."));
    }

    private static NodeId payee(TlvStream stream) throws UnreadableInvoiceException {
        byte[] point = present(stream.bytes(Bolt12Type.INVOICE_NODE_ID, POINT_BYTES), "a payee");
        if (Secp256k1.point(point).isEmpty()) {
            throw new UnreadableInvoiceException("The invoice names a payee that is no public key.");
        }
        return new NodeId(hex(point));
    }

    /** Of each path: fees, timelock, limits, features. */
    private static int longestTimelock(byte[] terms) throws UnreadableInvoiceException {
        ByteBuffer left = ByteBuffer.wrap(terms);
        int longest = 0;
        boolean any = false;
        while (left.hasRemaining()) {
            skip(left, FEES_BYTES);
            requireLeft(left, Short.BYTES);
            longest = Math.max(longest, Short.toUnsignedInt(left.getShort()));
            skip(left, LIMITS_BYTES);
            requireLeft(left, Short.BYTES);
            skip(left, Short.toUnsignedInt(left.getShort()));
            any = true;
        }
        if (!any) {
            throw new UnreadableInvoiceException("The invoice lacks the terms of its paths.");
        }
        return longest;
    }

    private static void skip(ByteBuffer left, int bytes) throws UnreadableInvoiceException {
        requireLeft(left, bytes);
        left.position(left.position() + bytes);
    }

    private static void requireLeft(ByteBuffer left, int bytes) throws UnreadableInvoiceException {
        if (left.remaining() < bytes) {
            throw new UnreadableInvoiceException("The terms of the invoice's paths are cut off.");
        }
    }

    private static long number(TlvStream stream, long type, long limit, String what) throws UnreadableInvoiceException {
        return stream.number(type, limit)
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice lacks " + what + "."));
    }

    private static byte[] present(Optional<byte[]> field, String what) throws UnreadableInvoiceException {
        return field.orElseThrow(() -> new UnreadableInvoiceException("The invoice lacks " + what + "."));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
