package io.github.hivebolt.codec;

import io.github.hivebolt.domain.Checks;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes BOLT 12 offers and invoices, for simulated Lightning nodes. Its invoices have the form of real ones, but a digest
 * stands in place of the signature: who really verifies them refuses them. Pure and thread-safe.
 */
public final class Bolt12Writer {
    private static final int SIGNATURE_BYTES = 64;
    private static final long MOST_MSAT = 21_000_000L * 100_000_000L * 1_000L;

    private Bolt12Writer() {}

    /**
     * Writes an offer.
     *
     * @param draft what it says
     * @return {@code lno1...}, lower case
     */
    public static String offer(OfferDraft draft) {
        SortedMap<Long, byte[]> fields = new TreeMap<>();
        if (draft.network() != LightningNetwork.MAINNET) {
            fields.put(Bolt12Type.OFFER_CHAINS, ChainHashes.of(draft.network()));
        }
        draft.amount().ifPresent(amount -> fields.put(Bolt12Type.OFFER_AMOUNT, TlvStream.number(amount.value())));
        fields.put(Bolt12Type.OFFER_DESCRIPTION, Utf8.encode(draft.description()));
        draft.expiresAt()
                .ifPresent(end -> fields.put(Bolt12Type.OFFER_ABSOLUTE_EXPIRY, TlvStream.number(end.getEpochSecond())));
        fields.put(Bolt12Type.OFFER_ISSUER_ID, Checks.bytesOf(draft.issuer().hex()));
        return Bolt12Text.write(Bolt12.OFFER_PREFIX, TlvStream.write(fields));
    }

    /**
     * Writes the invoice that answers an offer. The same draft always gives the same invoice.
     *
     * @param draft what it says
     * @return {@code lni1...}, lower case
     */
    public static String invoice(OfferInvoiceDraft draft) {
        return Bolt12Text.write(Bolt12.INVOICE_PREFIX, TlvStream.write(invoiceFields(draft)));
    }

    static SortedMap<Long, byte[]> invoiceFields(OfferInvoiceDraft draft) {
        byte[] hash = Checks.bytesOf(draft.paymentHash().hex());
        byte[] payee = Checks.bytesOf(draft.payee().hex());
        SortedMap<Long, byte[]> fields = offerFields(draft.offer());
        fields.put(Bolt12Type.REQUEST_METADATA, Hashes.sha256(hash));
        if (draft.network() != LightningNetwork.MAINNET) {
            fields.put(Bolt12Type.REQUEST_CHAIN, ChainHashes.of(draft.network()));
        }
        fields.put(Bolt12Type.REQUEST_AMOUNT, TlvStream.number(draft.amount().value()));
        fields.put(Bolt12Type.REQUEST_PAYER_ID, Checks.bytesOf(draft.payer().hex()));
        fields.put(Bolt12Type.INVOICE_PATHS, path(payee));
        fields.put(Bolt12Type.INVOICE_BLINDED_PAY, terms(draft.timelockBlocks()));
        fields.put(
                Bolt12Type.INVOICE_CREATED_AT,
                TlvStream.number(draft.createdAt().getEpochSecond()));
        fields.put(
                Bolt12Type.INVOICE_RELATIVE_EXPIRY,
                TlvStream.number(draft.expiry().toSeconds()));
        fields.put(Bolt12Type.INVOICE_PAYMENT_HASH, hash);
        fields.put(Bolt12Type.INVOICE_AMOUNT, TlvStream.number(draft.amount().value()));
        fields.put(Bolt12Type.INVOICE_NODE_ID, payee);
        byte[] digest = Hashes.sha256(TlvStream.write(fields));
        fields.put(
                Bolt12Type.SIGNATURE,
                ByteBuffer.allocate(SIGNATURE_BYTES).put(digest).put(digest).array());
        return fields;
    }

    private static SortedMap<Long, byte[]> offerFields(String offer) {
        try {
            String normal = Bolt12Text.normal(offer, Bolt12.OFFER_PREFIX);
            return Bolt12Type.ofOffer(TlvStream.parse(Bolt12Text.bytes(normal, Bolt12.OFFER_PREFIX)));
        } catch (UnreadableInvoiceException unreadable) {
            throw new IllegalArgumentException("an invoice answers an offer that can be read", unreadable);
        }
    }

    /** One path of one hop, the payee himself. */
    private static byte[] path(byte[] payee) {
        return ByteBuffer.allocate(3 * payee.length + 1 + Short.BYTES)
                .put(payee)
                .put(payee)
                .put((byte) 1)
                .put(payee)
                .putShort((short) 0)
                .array();
    }

    private static byte[] terms(int timelockBlocks) {
        return ByteBuffer.allocate(2 * Integer.BYTES + 2 * Short.BYTES + 2 * Long.BYTES)
                .putInt(0)
                .putInt(0)
                .putShort((short) timelockBlocks)
                .putLong(1)
                .putLong(MOST_MSAT)
                .putShort((short) 0)
                .array();
    }
}
