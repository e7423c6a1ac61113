package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import java.time.Instant;

/**
 * What is booked for each transition of a receive order. Nothing is booked before the node says that the money is ours:
 * until then it is the payer's. Every entry balances in each currency.
 */
final class ReceiveLedger {
    private ReceiveLedger() {}

    /**
     * The payer's money is ours: it is bitcoin of which the fee and what rounding keeps are income; the rest becomes
     * HIVE or HBD at the quoted rate, which is owed to the payee.
     */
    static LedgerEntry settled(ReceiveOrder order, Settlement settlement) {
        ReceiveQuote quote = order.request().quote();
        long paid = settlement.paid().value();
        long fee = quote.feeOn(settlement.paid()).value();
        long converted = quote.converted(settlement.paid()).value();
        long payout = settlement.payout().milli();
        return entry(order, "settled", "Lightning payment taken")
                .debit(Account.LIGHTNING, Currency.MSAT, paid)
                .credit(Account.FEES, Currency.MSAT, fee)
                .credit(Account.ROUNDING, Currency.MSAT, paid - fee - converted)
                .credit(Account.CONVERSION, Currency.MSAT, converted)
                .debit(Account.CONVERSION, currency(order), payout)
                .credit(debt(order), currency(order), payout)
                .build();
    }

    static LedgerEntry paidOut(ReceiveOrder order, HiveAmount payout) {
        return entry(order, "payout", "payout is irreversible")
                .debit(debt(order), currency(order), payout.milli())
                .credit(Account.HIVE_HOT_WALLET, currency(order), payout.milli())
                .build();
    }

    static LedgerEntry parked(ReceiveOrder order, HiveAmount payout, Instant now) {
        return entry(order, "parked-" + now.toEpochMilli(), "waits for a human")
                .debit(debt(order), currency(order), payout.milli())
                .credit(Account.parked(order.id().text()), currency(order), payout.milli())
                .build();
    }

    static LedgerEntry unparked(ReceiveOrder order, HiveAmount payout, Instant now) {
        return entry(order, "unparked-" + now.toEpochMilli(), "no longer waits for a human")
                .debit(Account.parked(order.id().text()), currency(order), payout.milli())
                .credit(debt(order), currency(order), payout.milli())
                .build();
    }

    private static LedgerEntry.Builder entry(ReceiveOrder order, String what, String description) {
        return LedgerEntry.of(order.id().text() + "/" + what, description);
    }

    private static Account debt(ReceiveOrder order) {
        return Account.order(order.id().text());
    }

    private static Currency currency(ReceiveOrder order) {
        return Currency.of(order.request().quote().asset());
    }
}
