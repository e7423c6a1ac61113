package io.github.hivebolt.domain.quote;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.util.Optional;

/**
 * How send orders are priced.
 *
 * @param fee the gateway's fee on the Lightning amount
 * @param routing the routing reserve on the Lightning amount
 */
public record SendPricing(FeeSchedule fee, FeeSchedule routing) {
    /**
     * Prices an amount.
     *
     * @param amount what the payee gets
     * @param rate the price of the asset
     * @return the quote
     */
    public SendQuote quote(Msat amount, Rate rate) {
        return new SendQuote(amount, fee.on(amount), routing.on(amount), rate);
    }

    /**
     * The largest amount of whole satoshi whose quote a transfer covers, for invoices that leave the amount open.
     *
     * @param received what was transferred
     * @param rate the price of the asset
     * @return the quote, or empty if not even one satoshi is covered
     */
    public Optional<SendQuote> largestCovered(HiveAmount received, Rate rate) {
        long tooMany = rate.worthRoundedDown(received).floorToSats() + 1;
        long covered = 0;
        while (tooMany - covered > 1) {
            long middle = covered + (tooMany - covered) / 2;
            if (quote(Msat.ofSats(middle), rate).required().milli() <= received.milli()) {
                covered = middle;
            } else {
                tooMany = middle;
            }
        }
        return covered == 0 ? Optional.empty() : Optional.of(quote(Msat.ofSats(covered), rate));
    }
}
