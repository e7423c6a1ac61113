package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether one invoice more can be kept where the node cannot hold payments: all open invoices may be paid at any moment,
 * so together they must not promise more than there is. They keep nothing back from refunds and from other payouts:
 * asking for an invoice costs nothing, and must not be able to stop the gateway. Thread-safe.
 */
final class PlainPromises {
    private static final int PAGE = 500;

    private final LightningReceiver receiver;
    private final Cover cover;
    private final AccountName gateway;

    PlainPromises(LightningReceiver receiver, Cover cover, AccountName gateway) {
        this.receiver = receiver;
        this.cover = cover;
        this.gateway = gateway;
    }

    /** Whether the node takes every payment at once. */
    boolean areNeeded() {
        return !receiver.capabilities().contains(ReceiverCapability.HOLD_INVOICES);
    }

    /** Why an order is not to be stored. Two that are decided at once do not both get the last of the money. */
    Optional<Refusal> refusal(StoreTransaction tx, ReceiveOrder order) {
        if (!areNeeded()) {
            return Optional.empty();
        }
        tx.lockAccount(gateway);
        HiveAmount payout = payout(order);
        HiveAsset asset = payout.asset();
        return promised(tx, asset) + payout.milli() <= cover.free(tx, asset).milli()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        ReasonCode.PAYOUT_UNAVAILABLE,
                        "the gateway does not hold enough " + asset + " for all the invoices that are open"));
    }

    private static long promised(StoreView view, HiveAsset asset) {
        long sum = 0;
        Optional<String> after = Optional.empty();
        List<ReceiveRow> page;
        do {
            page = view.receive().orders(ReceiveFilter.inStates(Set.of("open"), after, PAGE));
            for (ReceiveRow row : page) {
                HiveAmount payout = payout(row.order());
                sum += payout.asset() == asset ? payout.milli() : 0;
            }
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.getLast().order().id().text());
        } while (page.size() == PAGE);
        return sum;
    }

    private static HiveAmount payout(ReceiveOrder order) {
        ReceiveQuote quote = order.request().quote();
        return quote.payout(quote.amount());
    }
}
