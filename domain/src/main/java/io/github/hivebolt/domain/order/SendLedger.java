package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.quote.SendQuote;
import java.time.Instant;

/** What is booked for each transition of a send order. Every entry balances in each currency. */
public final class SendLedger {
    private SendLedger() {}

    /**
     * The money is ours to look after.
     *
     * @param order the new order
     * @return wallet up, debt to the order up
     */
    public static LedgerEntry received(SendOrder order) {
        HiveAmount amount = order.transfer().amount();
        return entry(order, "received", "transfer came in")
                .debit(Account.HIVE_HOT_WALLET, currency(order), amount.milli())
                .credit(debt(order), currency(order), amount.milli())
                .build();
    }

    static LedgerEntry kept(SendOrder order, KeepReason reason) {
        Account account = switch (reason) {
            case OWN_TRANSFER -> Account.HIVE_HOT_WALLET;
            case TREASURY -> Account.TREASURY;
            case ANSWER, ESCROW, GIFT -> Account.GIFTS;
        };
        long milli = order.transfer().amount().milli();
        return entry(order, "kept", "booked, never answered")
                .debit(debt(order), currency(order), milli)
                .credit(account, currency(order), milli)
                .build();
    }

    /**
     * The payee was paid: what is kept leaves the debt and becomes bitcoin at the quoted rate; of that, amount and
     * routing leave the node, the rest is income. Where the transfer covers less than the charge, the difference is an
     * expense.
     */
    static LedgerEntry paid(SendOrder order, Payment payment) {
        SendQuote quote = payment.dispatch().quote();
        Msat routing = payment.routing();
        HiveAmount kept = quote.kept(order.transfer().amount(), routing);
        long worth = quote.rate().worthRoundedDown(kept).value();
        long charge = quote.charge(routing).value();
        return entry(order, "paid", "Lightning payment made")
                .debit(debt(order), currency(order), kept.milli())
                .credit(Account.CONVERSION, currency(order), kept.milli())
                .debit(Account.CONVERSION, Currency.MSAT, worth)
                .debit(Account.ROUTING_LOSS, Currency.MSAT, Math.max(0, charge - worth))
                .credit(
                        Account.LIGHTNING,
                        Currency.MSAT,
                        quote.amount().plus(routing).value())
                .credit(Account.FEES, Currency.MSAT, quote.fee().value())
                .credit(Account.ROUNDING, Currency.MSAT, Math.max(0, worth - charge))
                .build();
    }

    static LedgerEntry sentBack(SendOrder order, String what, HiveAmount amount) {
        return entry(order, what, what + " is irreversible")
                .debit(debt(order), currency(order), amount.milli())
                .credit(Account.HIVE_HOT_WALLET, currency(order), amount.milli())
                .build();
    }

    static LedgerEntry parked(SendOrder order, Instant now) {
        long milli = owed(order).milli();
        return entry(order, "parked-" + now.toEpochMilli(), "waits for a human")
                .debit(debt(order), currency(order), milli)
                .credit(Account.parked(order.id().text()), currency(order), milli)
                .build();
    }

    static LedgerEntry unparked(SendOrder order, Instant now) {
        long milli = owed(order).milli();
        return entry(order, "unparked-" + now.toEpochMilli(), "no longer waits for a human")
                .debit(Account.parked(order.id().text()), currency(order), milli)
                .credit(debt(order), currency(order), milli)
                .build();
    }

    /** What the gateway still owes the sender. */
    static HiveAmount owed(SendOrder order) {
        HiveAmount received = order.transfer().amount();
        return order.state()
                .knownPayment()
                .map(payment -> received.minus(payment.dispatch().quote().kept(received, payment.routing())))
                .orElse(received);
    }

    private static LedgerEntry.Builder entry(SendOrder order, String what, String description) {
        return LedgerEntry.of(order.id().text() + "/" + what, description);
    }

    private static Account debt(SendOrder order) {
        return Account.order(order.id().text());
    }

    private static Currency currency(SendOrder order) {
        return Currency.of(order.transfer().amount().asset());
    }
}
