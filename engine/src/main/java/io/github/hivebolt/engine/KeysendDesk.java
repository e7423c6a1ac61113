package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.InvoiceRecord;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.KeysendLedger;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveEvent;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.domain.order.ReceiveRequest;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.Keysend;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TakenPayment;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Credits payments that nobody had asked for to the Hive account that they name. They cannot be given back, so what is too
 * little is kept for the account until it is enough, and what names no account that can be paid is kept for nobody. The
 * order's id follows from the payment hash, which is taken in the same transaction: each payment is credited once.
 */
final class KeysendDesk {
    private static final int ID_DIGITS = 32;
    private static final String NOBODY = "nobody";
    private static final String REQUESTED_BY = "keysend";
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final HiveReader reader;
    private final Function<HiveAsset, Optional<Rate>> rates;
    private final TimeSource time;
    private final ReceiveWriter writer;
    private final IncidentDesk incidents;

    KeysendDesk(EnginePorts ports, ReceiveWriter writer, IncidentDesk incidents) {
        this.reader = ports.reader();
        this.rates = ports.rates();
        this.time = ports.time();
        this.writer = writer;
        this.incidents = incidents;
    }

    /** What to do with a payment, or empty where that cannot be said now: then it must be asked about again. */
    Optional<Consumer<StoreTransaction>> judge(TakenPayment payment, Keysend keysend) {
        ReceivePolicy policy = writer.policy();
        Optional<AccountName> named = keysend.account()
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(AccountName::isValid)
                .map(AccountName::new)
                .filter(account -> !policy.refusedPayees().contains(account));
        if (named.isEmpty()) {
            return Optional.of(tx -> keep(tx, payment, NOBODY));
        }
        return switch (PayeeLookup.standing(reader, named.get())) {
            case UNKNOWN -> Optional.empty();
            case MISSING -> Optional.of(tx -> keep(tx, payment, NOBODY));
            case EXISTS ->
                rates.apply(HiveAsset.HIVE).map(rate -> tx -> credit(tx, payment, keysend, named.get(), rate));
        };
    }

    private void credit(StoreTransaction tx, TakenPayment payment, Keysend keysend, AccountName payee, Rate rate) {
        tx.lockAccount(payee);
        Msat kept = Facts.keptKeysend(tx, payee);
        Msat total = kept.plus(payment.received());
        boolean enough = total.value() > 0
                && total.compareTo(writer.policy().minAmount()) >= 0
                && !new ReceiveQuote(total, writer.policy().fee(), rate)
                        .payout(total)
                        .isZero();
        if (!enough) {
            keepFor(tx, payment, payee, total);
        } else if (claim(tx, payment.hash())) {
            if (kept.value() > 0) {
                tx.post(KeysendLedger.delivered(payment.hash(), payee.value(), kept), time.now());
                Facts.keptKeysend(tx, payee, Msat.ZERO);
            }
            deliver(tx, payment.hash(), keysend, payee, total, rate);
        }
    }

    private void deliver(
            StoreTransaction tx, PaymentHash hash, Keysend keysend, AccountName payee, Msat total, Rate rate) {
        Instant now = time.now();
        ReceiveQuote quote = new ReceiveQuote(total, writer.policy().fee(), rate);
        ReceiveRequest request = new ReceiveRequest(
                payee,
                writer.policy().gateway(),
                quote,
                keysend.message().orElse("").strip(),
                REQUESTED_BY,
                now,
                now.plus(LIFE));
        ReceiveOrder order = ReceiveOrder.open(idOf(hash), request, hash);
        tx.receive().insert(order, now);
        writer.decideAndWrite(tx, order, new ReceiveEvent.Looked(new InvoiceRecord.Paid(total, keysend.preimage())));
    }

    private void keepFor(StoreTransaction tx, TakenPayment payment, AccountName payee, Msat total) {
        if (payment.received().value() > 0 && claim(tx, payment.hash())) {
            tx.post(KeysendLedger.kept(payment.hash(), payee.value(), payment.received()), time.now());
            Facts.keptKeysend(tx, payee, total);
        }
    }

    private void keep(StoreTransaction tx, TakenPayment payment, String owner) {
        if (payment.received().value() == 0 || !claim(tx, payment.hash())) {
            return;
        }
        tx.post(KeysendLedger.kept(payment.hash(), owner, payment.received()), time.now());
        // Whoever sends dust must not be able to fill the operator's inbox.
        if (payment.received().compareTo(writer.policy().minAmount()) >= 0) {
            incidents.tell(
                    tx,
                    Severity.WARNING,
                    "Somebody paid without an invoice",
                    List.of(
                            payment.received().value() / 1_000 + " sats (payment " + payment.hash()
                                    + ") came with no Hive account that can be paid.",
                            "What the gateway does: it keeps them in suspense as keysend/" + owner + "."));
        }
    }

    private static boolean claim(StoreTransaction tx, PaymentHash hash) {
        return tx.claimHash(Direction.RECEIVE, hash, idOf(hash));
    }

    static OrderId idOf(PaymentHash hash) {
        return new OrderId("r" + hash.hex().substring(0, ID_DIGITS));
    }
}
