package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.quote.SendQuote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Finds the price that explains what was kept of a transfer. */
final class RebuildPrice {
    private RebuildPrice() {}

    /** The quote whose charge is exactly what was kept, with today's fees; empty where there is none. */
    static Optional<SendQuote> of(
            RebuildEvidence evidence,
            PaymentRecord.Settled settled,
            HiveAmount received,
            HiveAmount change,
            SendPolicy policy) {
        Optional<Msat> amount =
                evidence.invoice().flatMap(invoice -> invoice.amount().or(evidence::paid));
        long kept = received.milli() - change.milli();
        if (amount.isEmpty() || kept <= 0) {
            return Optional.empty();
        }
        Rate any = new Rate(received.asset(), BigDecimal.ONE);
        Msat charge = policy.pricing().quote(amount.get(), any).charge(settled.routingFee());
        BigDecimal satsPerUnit = BigDecimal.valueOf(charge.value())
                .divide(BigDecimal.valueOf(kept), Rate.MAX_SCALE, RoundingMode.CEILING);
        SendQuote quote = policy.pricing().quote(amount.get(), new Rate(received.asset(), satsPerUnit));
        return quote.kept(received, settled.routingFee()).milli() == kept ? Optional.of(quote) : Optional.empty();
    }
}
