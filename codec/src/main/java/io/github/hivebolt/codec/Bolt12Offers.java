package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The fields of an offer. */
final class Bolt12Offers {
    private static final Set<Long> KNOWN = Set.of(
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
            Bolt12Type.OFFER_ISSUER_ID);
    private static final int POINT_BYTES = 33;
    private static final long LAST_EPOCH_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Bolt12Offers() {}

    static Offer read(String text, TlvStream stream) throws UnreadableInvoiceException {
        requireForm(stream);
        Offer.Terms terms = terms(stream);
        OptionalLong amount = stream.number(Bolt12Type.OFFER_AMOUNT, Long.MAX_VALUE);
        if (amount.isPresent() && amount.getAsLong() == 0) {
            throw new UnreadableInvoiceException("The offer asks for nothing.");
        }
        boolean inBitcoin = amount.isPresent() && terms != Offer.Terms.OTHER_CURRENCY;
        if (inBitcoin && amount.getAsLong() > Msat.MAX_VALUE) {
            throw new UnreadableInvoiceException("The offer asks for more than there is.");
        }
        OptionalLong expiry = stream.number(Bolt12Type.OFFER_ABSOLUTE_EXPIRY, Long.MAX_VALUE);
        return new Offer(
                text,
                networks(stream),
                inBitcoin ? Optional.of(new Msat(amount.getAsLong())) : Optional.empty(),
                expiry.isPresent()
                        ? Optional.of(Instant.ofEpochSecond(Math.min(expiry.getAsLong(), LAST_EPOCH_SECOND)))
                        : Optional.empty(),
                terms);
    }

    private static void requireForm(TlvStream stream) throws UnreadableInvoiceException {
        for (long type : stream.records().keySet()) {
            if (!Bolt12Type.isOfOffer(type)) {
                throw new UnreadableInvoiceException("The offer holds a field that no offer has.");
            }
            if (type % 2 == 0 && !KNOWN.contains(type)) {
                throw new UnreadableInvoiceException("The offer asks for something that is not known here.");
            }
        }
        Bolt12Features.requireNone(stream.bytes(Bolt12Type.OFFER_FEATURES));
        Optional<byte[]> issuer = stream.bytes(Bolt12Type.OFFER_ISSUER_ID, POINT_BYTES);
        if (issuer.isEmpty() && stream.bytes(Bolt12Type.OFFER_PATHS).isEmpty()) {
            throw new UnreadableInvoiceException("The offer does not say whom to ask.");
        }
        boolean hasAmount = stream.bytes(Bolt12Type.OFFER_AMOUNT).isPresent();
        if (hasAmount && stream.bytes(Bolt12Type.OFFER_DESCRIPTION).isEmpty()) {
            throw new UnreadableInvoiceException("The offer has an amount and no description.");
        }
        if (!hasAmount && stream.bytes(Bolt12Type.OFFER_CURRENCY).isPresent()) {
            throw new UnreadableInvoiceException("The offer has a currency and no amount.");
        }
    }

    private static Offer.Terms terms(TlvStream stream) {
        if (stream.bytes(Bolt12Type.OFFER_CURRENCY).isPresent()) {
            return Offer.Terms.OTHER_CURRENCY;
        }
        return stream.bytes(Bolt12Type.OFFER_QUANTITY_MAX).isPresent() ? Offer.Terms.QUANTITY : Offer.Terms.PLAIN;
    }

    private static List<LightningNetwork> networks(TlvStream stream) throws UnreadableInvoiceException {
        Optional<byte[]> chains = stream.bytes(Bolt12Type.OFFER_CHAINS);
        if (chains.isEmpty()) {
            return List.of(Bolt12.defaultNetwork());
        }
        byte[] hashes = chains.get();
        if (hashes.length == 0 || hashes.length % ChainHashes.BYTES != 0) {
            throw new UnreadableInvoiceException("The offer's list of chains has a wrong length.");
        }
        List<LightningNetwork> networks = new ArrayList<>();
        for (int at = 0; at < hashes.length; at += ChainHashes.BYTES) {
            ChainHashes.networkOf(Arrays.copyOfRange(hashes, at, at + ChainHashes.BYTES))
                    .ifPresent(networks::add);
        }
        return networks;
    }
}
