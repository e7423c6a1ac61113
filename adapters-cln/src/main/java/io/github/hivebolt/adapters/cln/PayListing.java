package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.ListedPayment;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** One payment of a list, with what the books say of it as a whole. */
final class PayListing {
    private PayListing() {}

    static ListedPayment of(ClnSession session, JsonNode row, Duration limit) throws ClnTroubleException {
        Optional<PaymentHash> hash = StrictJson.text(row, "payment_hash")
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(PaymentHash::new);
        OptionalLong index = ClnJson.integer(row, "created_index");
        if (hash.isEmpty() || index.isEmpty()) {
            throw ClnTroubleException.ofBrokenAnswer(
                    "Core Lightning lists a payment without a hash or a number; versions before 24.11 cannot be read.");
        }
        PaymentRecord record = switch (BooksReading.of(session, hash.get(), limit)) {
            case BooksReading.Unusable(String cause) -> throw ClnTroubleException.ofBrokenAnswer(cause);
            case BooksReading.Read read -> record(read.books());
        };
        return new ListedPayment(index.getAsLong(), hash.get(), amount(row), record);
    }

    private static PaymentRecord record(Books books) {
        return switch (books) {
            case Books.Paid paid -> new PaymentRecord.Settled(paid.preimage(), paid.routingFee(), paid.begunAt());
            // The books hold no reason.
            case Books.Lost lost -> new PaymentRecord.Failed(FailureReason.OTHER, lost.begunAt());
            case Books.Pending ignored -> new PaymentRecord.InFlight(false, "Core Lightning lists it as not finished.");
            case Books.Unproven(String why) -> new PaymentRecord.Unclear(why);
            case Books.Empty() -> new PaymentRecord.Unclear("Core Lightning lists it and knows nothing of it.");
        };
    }

    /** A failed payment has no amount in the list; its invoice may have. */
    private static Msat amount(JsonNode row) {
        return ClnJson.msat(row, "amount_msat")
                .or(() -> StrictJson.text(row, "bolt11").flatMap(PayListing::asked))
                .or(() -> StrictJson.text(row, "bolt12").flatMap(PayListing::askedForAnOffer))
                .orElse(Msat.ZERO);
    }

    private static Optional<Msat> asked(String invoice) {
        try {
            return Bolt11.DECODER.decode(invoice).amount();
        } catch (UnreadableInvoiceException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Msat> askedForAnOffer(String invoice) {
        try {
            return Bolt12.invoice(invoice).amount();
        } catch (UnreadableInvoiceException unreadable) {
            return Optional.empty();
        }
    }
}
