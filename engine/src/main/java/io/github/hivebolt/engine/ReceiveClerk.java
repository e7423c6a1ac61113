package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.InvoiceRecord;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.PayeeStanding;
import io.github.hivebolt.domain.order.ReceiveAssessment;
import io.github.hivebolt.domain.order.ReceiveDecision;
import io.github.hivebolt.domain.order.ReceiveEffect;
import io.github.hivebolt.domain.order.ReceiveEvent;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkItem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Follows one invoice: reads the node's books, decides, and tells the node what was decided, always in this order and with
 * the decision stored before the node hears of it. It may end anywhere and be begun anew: what is to be done follows from
 * the stored state and the node's record alone.
 */
final class ReceiveClerk implements WorkHandler {
    private static final Logger LOG = System.getLogger(ReceiveClerk.class.getName());
    private static final int MOST_ROUNDS = 3;

    private final OrderStore store;
    private final HiveReader reader;
    private final LightningReceiver receiver;
    private final Function<HiveAsset, Optional<Rate>> rates;
    private final TimeSource time;
    private final ReceiveSecrets secrets;
    private final ReceiveVeto veto;
    private final ReceiveWriter writer;

    ReceiveClerk(
            EnginePorts ports,
            LightningReceiver receiver,
            ReceiveSecrets secrets,
            ReceiveVeto veto,
            ReceiveWriter writer) {
        this.store = ports.store();
        this.reader = ports.reader();
        this.receiver = receiver;
        this.rates = ports.rates();
        this.time = ports.time();
        this.secrets = secrets;
        this.veto = veto;
        this.writer = writer;
    }

    @Override
    public void handle(WorkItem item) {
        Optional<ReceiveOrder> order = OrderId.parse(item.subject())
                .flatMap(id -> store.read(view -> view.receive().order(id)))
                .map(ReceiveRow::order);
        if (order.isEmpty() || !isFollowed(order.get().state())) {
            store.write(tx -> {
                tx.finish(item);
                return true;
            });
            return;
        }
        Consumer<StoreTransaction> endClaim = tx -> tx.finish(item);
        ReceiveOrder present = order.get();
        for (int round = 0; round < MOST_ROUNDS && isFollowed(present.state()); round++) {
            ReceiveDecision decision = lookAndDecide(present, round == 0 ? endClaim : tx -> {});
            present = decision.next();
            if (!tellNode(decision)) {
                return;
            }
        }
    }

    private static boolean isFollowed(ReceiveState state) {
        return state instanceof ReceiveState.Open
                || state instanceof ReceiveState.Accepted
                || state instanceof ReceiveState.Settling;
    }

    private ReceiveDecision lookAndDecide(ReceiveOrder order, Consumer<StoreTransaction> first) {
        InvoiceRecord record = look(order);
        ReceiveDecision decision = store.write(tx -> {
            first.accept(tx);
            return decide(tx, order.id(), new ReceiveEvent.Looked(record));
        });
        boolean judge = decision.effects().contains(new ReceiveEffect.Judge());
        return judge && record instanceof InvoiceRecord.Held held ? judge(decision.next(), held) : decision;
    }

    private ReceiveDecision decide(StoreTransaction tx, OrderId id, ReceiveEvent event) {
        return writer.decideAndWrite(tx, tx.receive().lock(id).orElseThrow().order(), event);
    }

    private InvoiceRecord look(ReceiveOrder order) {
        Optional<ReceivedPayment> payment = receiver.look(order.hash());
        return payment.<InvoiceRecord>map(found -> switch (found.state()) {
                    case OPEN -> new InvoiceRecord.Open();
                    case ACCEPTED -> new InvoiceRecord.Held(found.received(), found.blocksLeft());
                    case SETTLED -> new InvoiceRecord.Settled(found.received(), proof(order));
                    case PAID -> new InvoiceRecord.Paid(found.received(), proof(order));
                    case CANCELLED -> new InvoiceRecord.Cancelled();
                })
                .orElseGet(() -> absent(order));
    }

    /** Where nothing is held, an invoice that the node no longer has may have been paid. */
    private InvoiceRecord absent(ReceiveOrder order) {
        boolean mayBePaid =
                order.paymentRequest().isPresent() && store.<Boolean>read(view -> Facts.isPlain(view, order.id()));
        return mayBePaid ? new InvoiceRecord.Forgotten() : new InvoiceRecord.Absent();
    }

    private Preimage proof(ReceiveOrder order) {
        return secrets.preimage(order)
                .orElseThrow(() -> new IllegalStateException(
                        "the secret behind order " + order.id() + " is lost: restore hivebolt.receive.secret"));
    }

    private ReceiveDecision judge(ReceiveOrder order, InvoiceRecord.Held held) {
        AccountName payee = order.request().payee();
        PayeeStanding standing = PayeeLookup.standing(reader, payee);
        Optional<Rate> rate = rates.apply(order.request().quote().asset());
        boolean canSettle = secrets.preimage(order).isPresent();
        try {
            return store.write(tx -> {
                tx.receive().lock(order.id());
                tx.lockAccount(payee);
                ReceiveAssessment assessment = assess(tx, order, held, standing, rate, canSettle);
                return decide(tx, order.id(), new ReceiveEvent.Judged(assessment));
            });
        } catch (ReceiveWriter.NotCoveredException notCovered) {
            return store.write(tx -> {
                ReceiveAssessment assessment = assess(tx, order, held, standing, rate, canSettle)
                        .with("the gateway's balance does not cover the payout");
                return decide(tx, order.id(), new ReceiveEvent.Judged(assessment));
            });
        }
    }

    private ReceiveAssessment assess(
            StoreView view,
            ReceiveOrder order,
            InvoiceRecord.Held held,
            PayeeStanding payee,
            Optional<Rate> rate,
            boolean canSettle) {
        List<Msat> windowUse = writer.policy().windows().stream()
                .map(window -> view.receive()
                        .windowUse(order.request().payee(), time.now().minus(window.length()), order.id()))
                .toList();
        Optional<String> obstacle = canSettle
                ? veto.whyNotPaidOut(view)
                : Optional.of("the secret behind this order is lost: restore hivebolt.receive.secret");
        return new ReceiveAssessment(held, payee, rate, windowUse, obstacle);
    }

    /** Whether the node was told something whose result is worth a look at once. */
    private boolean tellNode(ReceiveDecision decision) {
        ReceiveOrder order = decision.next();
        try {
            if (decision.effects().contains(new ReceiveEffect.Settle())) {
                receiver.settle(proof(order));
                return true;
            }
            if (decision.effects().contains(new ReceiveEffect.Cancel())) {
                receiver.cancel(order.hash());
                return true;
            }
        } catch (PartyUnavailableException unavailable) {
            LOG.log(Level.INFO, "{0} is looked up again: {1}", order.id(), unavailable.words());
        }
        return false;
    }
}
