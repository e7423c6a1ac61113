package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.Payment;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.TransferSighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold when faults have stopped and everything had the time to end. */
final class FinalCheck {
    private final World world;
    private final Auditor auditor;
    private final Weather weather;
    private final ReceiveFinalCheck receives;

    FinalCheck(World world, Auditor auditor, Weather weather, ReceiveFinalCheck receives) {
        this.weather = weather;
        this.receives = receives;
        this.world = world;
        this.auditor = auditor;
    }

    /** Why it has not all ended yet, or empty. */
    Optional<String> unfinished() {
        auditor.chain().observe();
        Map<String, SendOrder> orders = orders();
        for (ChainTransfer transfer : auditor.chain().incoming().values()) {
            SendOrder order = orders.get(transfer.operation().text());
            if (order == null) {
                return Optional.of("no order for " + transfer.operation().text());
            }
            boolean ended = order.state().isFinal() || order.state() instanceof SendState.Parked;
            if (!ended) {
                return Optional.of("order " + order.id() + " is " + order.state());
            }
        }
        Optional<String> receiving = receives.unfinished();
        if (receiving.isPresent()) {
            return receiving;
        }
        boolean wait = !world.isChainQuiet()
                || auditor.chain().outgoing().stream().anyMatch(this::isUnbooked)
                || world.books
                        .read(view -> view.blockCursor())
                        .filter(cursor -> cursor.number() >= lastOutgoing())
                        .isEmpty();
        return wait ? Optional.of("transfers of ours are not booked") : Optional.empty();
    }

    /** Also one that a liar disputes: its turn to be asked for again may come minutes after the last lie. */
    private boolean isUnbooked(ChainTransfer transfer) {
        return world.books
                .read(view -> view.sighting(transfer.operation()))
                .filter(sighting -> sighting.state() == TransferSighting.State.BOOKED)
                .isEmpty();
    }

    void receivesHaveEnded() {
        receives.unfinished().ifPresent(what -> {
            throw new AuditFailure("not ended in time: " + what);
        });
    }

    private long lastOutgoing() {
        return auditor.chain().outgoing().stream()
                .mapToLong(ChainTransfer::blockNumber)
                .max()
                .orElse(0);
    }

    private Map<String, SendOrder> orders() {
        Map<String, SendOrder> orders = new LinkedHashMap<>();
        for (OrderRow row : auditor.store().orders()) {
            orders.put(row.order().transfer().operation().text(), row.order());
        }
        return orders;
    }

    void check() {
        unfinished().ifPresent(what -> {
            throw new AuditFailure("not ended in time: " + what);
        });
        if (weather.isStoreBehind()) {
            auditor.behind().check();
        } else {
            auditor.books().equalTheWorld(auditor.orders()::isClaimed, parkedHashes());
        }
        roomIsGivenBack();
        receives.check();
        Map<String, List<HiveAmount>> answers = answers();
        for (SendOrder order : orders().values()) {
            check(order, answers.getOrDefault(order.transfer().operation().text(), List.of()));
        }
    }

    /** What was paid for a parked order is booked once it is known, which may be after the end. */
    private Set<PaymentHash> parkedHashes() {
        return orders().values().stream()
                .filter(order -> order.state() instanceof SendState.Parked)
                .flatMap(order -> order.state().knownDispatch().stream())
                .map(dispatch -> dispatch.invoice().paymentHash())
                .collect(Collectors.toSet());
    }

    /** What no payment needs any more is free for others. */
    private void roomIsGivenBack() {
        boolean parked = orders().values().stream().anyMatch(order -> order.state() instanceof SendState.Parked);
        long exposure = world.books.read(view -> view.counter("exposure-msat"));
        AuditFailure.unless(parked || exposure == 0, "nothing is in flight, and the exposure is " + exposure);
    }

    private Map<String, List<HiveAmount>> answers() {
        Map<String, SendOrder> orders = orders();
        Map<String, List<HiveAmount>> answers = new LinkedHashMap<>();
        for (ChainTransfer transfer : auditor.chain().outgoing()) {
            String named = PayoutTruth.orderNamedIn(transfer.memo());
            boolean lost = weather.isStoreBehind() && named.startsWith("r");
            if (!named.isEmpty() && !lost && auditor.store().receiveOrder(named).isEmpty()) {
                SendOrder order = orders.get(named);
                AuditFailure.unless(order != null, "a transfer for an order that there is not: " + named);
                AuditFailure.unless(
                        order != null && order.transfer().from().equals(transfer.to()),
                        "sent to somebody else: " + named);
                answers.computeIfAbsent(named, key -> new ArrayList<>()).add(transfer.amount());
            }
        }
        return answers;
    }

    private void check(SendOrder order, List<HiveAmount> answers) {
        List<HiveAmount> due = switch (order.state()) {
            case SendState.Done(Payment payment, var change) -> change(order, payment);
            case SendState.Refunded refunded -> List.of(order.transfer().amount());
            default -> List.of();
        };
        boolean behind = order.state() instanceof SendState.Parked parked
                && (parked.cause() == ParkCause.STORE_BEHIND || parked.cause() == ParkCause.FOREIGN_PAYMENT);
        AuditFailure.unless(
                answers.equals(due) || (behind && weather.isStoreBehind() && answers.size() == 1),
                "order " + order.id() + " got back " + answers + ", is due " + due);
        Currency currency = Currency.of(order.transfer().amount().asset());
        boolean parked = order.state() instanceof SendState.Parked;
        long owed = auditor.books()
                .balance(Account.order(order.transfer().operation().text()), currency);
        AuditFailure.unless(owed == 0, "order " + order.id() + " has ended and is still owed " + -owed);
        long kept = auditor.books()
                .balance(Account.parked(order.transfer().operation().text()), currency);
        AuditFailure.unless((kept != 0) == parked, "order " + order.id() + " has the wrong suspense " + kept);
    }

    private static List<HiveAmount> change(SendOrder order, Payment payment) {
        long milli = Prices.changeMilli(
                order.transfer().amount().milli(),
                payment.dispatch().quote().amount().value(),
                payment.routing().value(),
                payment.dispatch().quote().rate().satsPerUnit());
        return milli == 0
                ? List.of()
                : List.of(new HiveAmount(milli, order.transfer().amount().asset()));
    }
}
