package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.order.Decision;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendEffect;
import io.github.hivebolt.domain.order.SendEvent;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.order.WaitReason;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.WorkItem;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends the one pay request of an order: commits that it is about to leave, lets it leave, and stores what came back. A
 * crash anywhere leaves an order that says how many requests may be under way; it is looked up, never sent again.
 */
final class Dispatcher implements WorkHandler {
    private final OrderStore store;
    private final LightningPayer payer;
    private final EngineSettings.LightningSettings lightning;
    private final DispatchVeto veto;
    private final DecisionWriter writer;
    private final Instant startedAt;

    Dispatcher(EnginePorts ports, EngineSettings settings, DispatchVeto veto, DecisionWriter writer) {
        this.store = ports.store();
        this.payer = ports.payer();
        this.lightning = settings.lightning();
        this.veto = veto;
        this.writer = writer;
        this.startedAt = ports.time().now();
    }

    @Override
    public void handle(WorkItem item) {
        Optional<OrderId> id = OrderId.parse(item.subject());
        Optional<Dispatch> dispatch = id.flatMap(order -> store.write(tx -> commitIntent(tx, item, order)));
        if (dispatch.isEmpty()) {
            return;
        }
        SendReport report = payer.pay(request(dispatch.get()));
        store.write(tx -> {
            OrderRow row = tx.lockOrder(id.orElseThrow()).orElseThrow();
            PaymentHash hash = dispatch.get().invoice().paymentHash();
            if (report.outcome() instanceof PaymentOutcome.Succeeded paid
                    && paid.preimage().hash().equals(hash)) {
                Facts.settled(tx, dispatch.get().payer(), hash);
            }
            return writer.decideAndWrite(tx, row.order(), new SendEvent.SendReturned(report));
        });
    }

    /** The item is finished together with the intent: whatever happens from here on is a matter for look-ups. */
    private Optional<Dispatch> commitIntent(StoreTransaction tx, WorkItem item, OrderId id) {
        tx.finish(item);
        Optional<OrderRow> row = tx.lockOrder(id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        SendEvent due = new SendEvent.SendDue(veto.standing(tx).or(() -> doubt(item, row.get())));
        Decision decision = writer.decideAndWrite(tx, row.get().order(), due);
        boolean mayLeave = decision.effects().contains(new SendEffect.RequestMayLeave());
        return mayLeave && decision.next().state() instanceof SendState.Paying(Dispatch dispatch)
                ? Optional.of(dispatch)
                : Optional.empty();
    }

    /**
     * A decision of before our start, or one whose sending was begun and given up, may come from an older store than the
     * one that acted on it: the node is asked anew before anything leaves.
     */
    private Optional<WaitReason> doubt(WorkItem item, OrderRow row) {
        boolean isOld = row.order()
                .state()
                .knownDispatch()
                .filter(dispatch -> dispatch.decidedAt().isBefore(startedAt))
                .isPresent();
        return isOld || item.attempts() > 0 ? Optional.of(WaitReason.RECOVERING) : Optional.empty();
    }

    private PaymentRequest request(Dispatch dispatch) {
        return new PaymentRequest(
                dispatch.invoice(),
                dispatch.quote().amount(),
                dispatch.quote().routingReserve(),
                lightning.cltvLimitBlocks(),
                dispatch.payer(),
                lightning.attemptTime(),
                lightning.patience());
    }
}
