package io.github.hivebolt.devnet.common;

import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.InvoiceDecoder;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;

/** Reads invoices as {@link Bolt11} does, and works out the signature of each only once. Thread-safe. */
public final class RememberingDecoder implements InvoiceDecoder {
    /** The decoder. */
    public static final RememberingDecoder DECODER = new RememberingDecoder();

    private static final Memo<String, Decoded> DECODED = new Memo<>(RememberingDecoder::decodeOnce);

    private sealed interface Decoded {}

    private record Read(Invoice invoice) implements Decoded {}

    private record Unreadable(String problem) implements Decoded {}

    private RememberingDecoder() {}

    @Override
    public Invoice decode(String text) throws UnreadableInvoiceException {
        return switch (DECODED.get(text)) {
            case Read(Invoice invoice) -> invoice;
            case Unreadable(String problem) -> throw new UnreadableInvoiceException(problem);
        };
    }

    @Override
    public Offer decodeOffer(String text) throws UnreadableInvoiceException {
        return Bolt12.offer(text);
    }

    @Override
    public Invoice decodeOfferInvoice(String text) throws UnreadableInvoiceException {
        return Bolt12.invoice(text);
    }

    private static Decoded decodeOnce(String text) {
        try {
            return new Read(Bolt11.DECODER.decode(text));
        } catch (UnreadableInvoiceException unreadable) {
            return new Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }
}
