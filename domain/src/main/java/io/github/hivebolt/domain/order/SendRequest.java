package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.InvoiceDecoder;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.memo.DestinationWord;
import io.github.hivebolt.domain.memo.MemoGrammar;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.memo.MemoRequest;
import java.util.Optional;
import java.util.OptionalLong;

/** What the sender of a transfer asks for, as far as his memo alone tells. */
public sealed interface SendRequest {
    /**
     * To pay an invoice.
     *
     * @param invoice the invoice, which decodes
     * @param amountSats the memo's amount, which counts only where the invoice has none
     * @param amountUnreadable whether the memo has an amount that cannot be read, which is never paid
     */
    record PayInvoice(Invoice invoice, OptionalLong amountSats, boolean amountUnreadable) implements SendRequest {}

    /**
     * To pay an offer, which some Lightning nodes can and others cannot.
     *
     * @param offer the offer, or empty where it is damaged
     * @param amountSats the memo's amount, which counts only where the offer has none
     * @param amountUnreadable whether the memo has an amount that cannot be read, which is never paid
     */
    record PayOffer(Optional<Offer> offer, OptionalLong amountSats, boolean amountUnreadable) implements SendRequest {}

    /** Nothing at all: the memo is empty. */
    record Nothing() implements SendRequest {}

    /**
     * Something that cannot be done.
     *
     * @param refusal why not
     */
    record Impossible(Refusal refusal) implements SendRequest {}

    /**
     * Reads a memo.
     *
     * @param memo the memo, decrypted where it was encrypted; hostile input
     * @param decoder reads invoices
     * @return what it asks for
     */
    static SendRequest of(MemoReading memo, InvoiceDecoder decoder) {
        return switch (memo) {
            case MemoReading.Plain(String text) -> of(MemoGrammar.parse(text), decoder);
            case MemoReading.Decrypted(String text) -> of(MemoGrammar.parse(text), decoder);
            case MemoReading.Undecipherable() -> impossible(ReasonCode.MEMO_UNREADABLE);
        };
    }

    private static SendRequest of(MemoRequest request, InvoiceDecoder decoder) {
        return switch (request) {
            case MemoRequest.Nothing() -> new Nothing();
            case MemoRequest.NotRecognised() -> impossible(ReasonCode.MEMO_NOT_RECOGNISED);
            case MemoRequest.Ambiguous() -> impossible(ReasonCode.MEMO_AMBIGUOUS);
            case MemoRequest.AmountUnreadable(DestinationWord destination) ->
                of(destination, OptionalLong.empty(), true, decoder);
            case MemoRequest.Pay(DestinationWord destination, OptionalLong amountSats, String ignored) ->
                of(destination, amountSats, false, decoder);
        };
    }

    private static SendRequest of(
            DestinationWord destination, OptionalLong amountSats, boolean amountUnreadable, InvoiceDecoder decoder) {
        return switch (destination) {
            case DestinationWord.NotYetPayable(String kind) -> new Impossible(notPayable(kind));
            case DestinationWord.OfferWord(String text) ->
                new PayOffer(offer(text, decoder), amountSats, amountUnreadable);
            case DestinationWord.InvoiceWord(String text) -> {
                try {
                    yield new PayInvoice(decoder.decode(text), amountSats, amountUnreadable);
                } catch (UnreadableInvoiceException unreadable) {
                    yield impossible(ReasonCode.INVOICE_UNREADABLE);
                }
            }
        };
    }

    private static Optional<Offer> offer(String text, InvoiceDecoder decoder) {
        try {
            return Optional.of(decoder.decodeOffer(text));
        } catch (UnreadableInvoiceException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Why a destination is not paid.
     *
     * @param kind its name in a sentence
     * @return the refusal
     */
    static Refusal notPayable(String kind) {
        return new Refusal(ReasonCode.MEMO_NOT_RECOGNISED, "a " + kind + " cannot be paid here yet, only an invoice");
    }

    private static SendRequest impossible(ReasonCode code) {
        return new Impossible(Refusal.of(code));
    }
}
