package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.InvoiceDecoder;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Reads BOLT 11 invoices and checks all that the specification asks of a reader, the signature included. Stricter than
 * the specification in four points, none of which a wallet's invoice meets: a field that counts must not come twice,
 * stray bits behind a field must be zero, an amount has no leading zeros, and an invoice expires before the year
 * 10000. What BOLT 12 has in place of invoices is read by {@link Bolt12}. Pure and thread-safe.
 */
public final class Bolt11 implements InvoiceDecoder {
    /** The decoder; it has no state. */
    public static final Bolt11 DECODER = new Bolt11();

    /** The longest invoice that is read, in characters: more does not fit any QR code. */
    public static final int MAX_LENGTH = 7089;

    private static final Pattern PREFIX = Pattern.compile("ln([a-z]+)(?:([0-9]{1,20})([munp]?))?");
    private static final int TIMESTAMP_GROUPS = 7;
    private static final int SIGNATURE_GROUPS = 104;
    private static final int COMPACT_BYTES = 64;
    private static final long LAST_EPOCH_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Bolt11() {}

    @Override
    public Invoice decode(String text) throws UnreadableInvoiceException {
        return decodeFully(text).invoice();
    }

    @Override
    public Offer decodeOffer(String text) throws UnreadableInvoiceException {
        return Bolt12.offer(text);
    }

    @Override
    public Invoice decodeOfferInvoice(String text) throws UnreadableInvoiceException {
        return Bolt12.invoice(text);
    }

    /**
     * Reads one invoice with the details that a payer's or payee's node needs.
     *
     * @param text the invoice, any length, any case, without {@code lightning:}; hostile input
     * @return the invoice
     * @throws UnreadableInvoiceException if it breaks a rule; the message is one sentence that never repeats the input
     */
    public Bolt11Invoice decodeFully(String text) throws UnreadableInvoiceException {
        Bech32 bech32 = bech32(text);
        Matcher prefix = PREFIX.matcher(bech32.prefix());
        if (!prefix.matches()) {
            throw new UnreadableInvoiceException("The invoice must start with ln, a network and a plain amount.");
        }
        LightningNetwork network = LightningNetwork.ofBech32Prefix(prefix.group(1))
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice is for a network that is not known."));
        Optional<Msat> amount = amount(prefix);
        byte[] groups = bech32.groups();
        int signedGroups = groups.length - SIGNATURE_GROUPS;
        if (signedGroups < TIMESTAMP_GROUPS) {
            throw new UnreadableInvoiceException("The invoice is too short to be whole.");
        }
        long timestamp = FiveBits.toNumber(Arrays.copyOf(groups, TIMESTAMP_GROUPS), LAST_EPOCH_SECOND);
        Bolt11Fields fields = Bolt11Fields.parse(Arrays.copyOfRange(groups, TIMESTAMP_GROUPS, signedGroups));
        fields.requireKnownFeatures();
        fields.requireOneDescription();
        String paymentSecretHex = fields.paymentSecretHex();
        Invoice invoice = new Invoice(
                text.toLowerCase(Locale.ROOT),
                network,
                fields.paymentHash(),
                payee(bech32.prefix(), groups, fields.payee()),
                amount,
                Instant.ofEpochSecond(timestamp),
                Duration.ofSeconds(fields.expirySeconds(LAST_EPOCH_SECOND - timestamp)),
                fields.minFinalCltvBlocks(),
                fields.description());
        return new Bolt11Invoice(invoice, paymentSecretHex, fields.descriptionHashHex());
    }

    private static Bech32 bech32(String text) throws UnreadableInvoiceException {
        try {
            return Bech32.decode(text, MAX_LENGTH);
        } catch (MalformedBech32Exception malformed) {
            throw new UnreadableInvoiceException("The invoice cannot be read: " + malformed.getMessage() + ".");
        }
    }

    private static Optional<Msat> amount(Matcher prefix) throws UnreadableInvoiceException {
        return prefix.group(2) == null
                ? Optional.empty()
                : Optional.of(Bolt11Amount.parse(prefix.group(2), prefix.group(3)));
    }

    private static NodeId payee(String prefix, byte[] groups, Optional<byte[]> named)
            throws UnreadableInvoiceException {
        int signedGroups = groups.length - SIGNATURE_GROUPS;
        byte[] signedBytes = FiveBits.toFilledBytes(Arrays.copyOf(groups, signedGroups));
        byte[] digest = Hashes.sha256(prefix.getBytes(StandardCharsets.US_ASCII), signedBytes);
        byte[] signatureBytes = FiveBits.toFilledBytes(Arrays.copyOfRange(groups, signedGroups, groups.length));
        RecoverableSignature signature = RecoverableSignature.of(signatureBytes[COMPACT_BYTES], signatureBytes);
        byte[] payee = named.isPresent() ? verified(digest, signature, named.get()) : recovered(digest, signature);
        return new NodeId(HexFormat.of().formatHex(payee));
    }

    private static byte[] recovered(byte[] digest, RecoverableSignature signature) throws UnreadableInvoiceException {
        return Secp256k1.recover(digest, signature)
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice's signature was made by no key."));
    }

    private static byte[] verified(byte[] digest, RecoverableSignature signature, byte[] named)
            throws UnreadableInvoiceException {
        ECPoint key = Secp256k1.point(named)
                .orElseThrow(() -> new UnreadableInvoiceException("The invoice names a payee that is no public key."));
        if (!Secp256k1.isLowS(signature) || !Secp256k1.verify(digest, signature, key)) {
            throw new UnreadableInvoiceException("The invoice was not signed by the payee that it names.");
        }
        return named;
    }
}
