package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The books against the chain and the node. */
class ReconcilerTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration COMPARED = Duration.ofMinutes(6);

    private final EngineWorld world = new EngineWorld(1);

    @BeforeEach
    void start() {
        world.withHistories = true;
        world.crash();
        world.run(Duration.ofMinutes(3));
    }

    private List<Incident> open(IncidentKind kind) {
        return world.store.read(StoreView::openIncidents).stream()
                .filter(incident -> incident.kind() == kind)
                .toList();
    }

    private NodeInvoice invoice() {
        return world.invoice(2_000, Duration.ofHours(5), new InvoiceBehaviour.Pays());
    }

    private OrderId ended(String from, String hive, String memo) {
        OrderId id = world.transfer(from, hive, memo);
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        return id;
    }

    private void assertBooksAreTheBalance() {
        long booked = world.store.read(StoreView::balances).stream()
                .filter(balance ->
                        balance.account().equals(Account.HIVE_HOT_WALLET) && balance.currency() == Currency.MILLI_HIVE)
                .mapToLong(balance -> balance.amount())
                .sum();
        long opening = world.store.read(Facts::openingBalance).orElseThrow().hiveMilli();
        assertThat(booked + opening)
                .isEqualTo(world.chain.balance(EngineWorld.GATEWAY).hive().milli());
    }

    @Test
    void ordersPayoutsAndWithdrawals_areExplained() {
        ended("alice", "10.000", invoice().paymentRequest());
        ended("carol", "5.000", "nonsense");
        world.transfer(EngineWorld.GATEWAY, new AccountName("bob"), "7.000", "to the safe");
        world.run(COMPARED);
        assertThat(world.store.read(Facts::openingBalance).isPresent()).isTrue();
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
        assertBooksAreTheBalance();
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void moneyMovedToSavings_isBookedAsTheOperatorsDoing() throws Exception {
        world.run(COMPARED);
        HiveAmount amount = new HiveAmount(3_000, HiveAsset.HIVE);
        world.wallet.sign(
                EngineWorld.GATEWAY,
                new TransferToSavingsOperation(EngineWorld.GATEWAY, EngineWorld.GATEWAY, amount, ""));
        world.run(COMPARED);
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
        assertThat(world.store.ledgerEntries())
                .anyMatch(entry -> entry.description().equals("transfer to savings operation"));
        assertBooksAreTheBalance();
    }

    @Test
    void moneyThatNothingExplains_opensAnIncidentWithFiguresAndNothingIsCorrected() {
        world.run(COMPARED);
        int entries = world.store.ledgerEntries().size();
        world.chain.endow(EngineWorld.GATEWAY, new HiveAmount(1_234, HiveAsset.HIVE));
        world.run(COMPARED);
        assertThat(open(IncidentKind.BOOKS_DIFFER))
                .singleElement()
                .satisfies(incident -> assertThat(incident.text()).contains("1.234 HIVE"));
        assertThat(world.store.ledgerEntries()).hasSize(entries);
    }

    /** A history that lags by up to a minute, a transfer that waits for its block: it was no difference. */
    @Test
    void differenceThatIsGoneBeforeTheThirdComparison_isNotTold() {
        world.run(COMPARED);
        for (int i = 0; i < 3; i++) {
            world.inventedMilli = 500;
            world.run(Duration.ofSeconds(80));
            world.inventedMilli = 0;
            world.run(Duration.ofSeconds(2 * 72));
        }
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
        List<Incident> over = world.store.read(view -> view.closedIncidents(10));
        assertThat(over).noneMatch(each -> each.kind() == IncidentKind.BOOKS_DIFFER);
    }

    @Test
    void differenceThatEnds_isOver() {
        world.run(COMPARED);
        world.inventedMilli = 500;
        world.run(COMPARED);
        assertThat(open(IncidentKind.BOOKS_DIFFER)).hasSize(1);
        world.inventedMilli = 0;
        world.run(Duration.ofSeconds(2 * 72));
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
    }

    /** A transfer every twenty seconds and its answer: the account never rests for a minute. */
    private void beBusy(int transfers) {
        for (int i = 0; i < transfers; i++) {
            world.transfer("carol", "5.000", "nonsense " + i);
            world.run(Duration.ofSeconds(20));
        }
    }

    @Test
    void busyGateway_isComparedToo() {
        world.run(COMPARED);
        world.chain.endow(EngineWorld.GATEWAY, new HiveAmount(1_234, HiveAsset.HIVE));
        beBusy(30);
        assertThat(open(IncidentKind.BOOKS_DIFFER))
                .singleElement()
                .satisfies(incident -> assertThat(incident.text()).contains("1.234 HIVE"));
    }

    @Test
    void busyGatewayWhoseBooksAreRight_isNotAlarmed() {
        world.run(COMPARED);
        beBusy(30);
        world.run(COMPARED);
        List<Incident> over = world.store.read(view -> view.closedIncidents(10));
        assertThat(over).noneMatch(each -> each.kind() == IncidentKind.BOOKS_DIFFER);
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
        assertBooksAreTheBalance();
    }

    @Test
    void whileATransferWaitsForOtherHosts_theHistoriesAreNotAskedWithoutAPause() {
        world.run(COMPARED);
        world.host.othersAreSilent = true;
        world.transfer("carol", "5.000", "nonsense");
        world.run(Duration.ofSeconds(30));
        world.historyCalls = 0;
        world.run(Duration.ofMinutes(2));
        assertThat(world.historyCalls).isBetween(1, 30);
    }

    @Test
    void transferThatTheReadingHostLeftOut_isFoundAndServed() {
        world.host.lie = batch -> List.of();
        NodeInvoice invoice = invoice();
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.run(SOON);
        assertThat(world.label(id)).isEqualTo("none");
        world.run(Duration.ofSeconds(30));
        world.host.lie = batch -> batch.transfers();
        assertThat(world.runUntil(COMPARED, () -> world.isFinal(id))).isTrue();
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
        assertThat(open(IncidentKind.HIVE_DISAGREEMENT)).isEmpty();
        world.run(COMPARED);
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
    }

    @Test
    void paymentsOfOtherApplications_areCountedAndNotAlarmed() throws Exception {
        ended("alice", "10.000", invoice().paymentRequest());
        for (int i = 0; i < 3; i++) {
            world.net.gateway().pay(new PayOrder(invoice().paymentRequest(), OptionalLong.empty(), 100_000, 432));
        }
        world.run(COMPARED);
        assertThat(world.store.<Long>read(Facts::foreignPayments)).isEqualTo(3);
        assertThat(world.store.read(StoreView::openIncidents)).isEmpty();
    }

    @Test
    void secondGatewayOnTheAccount_sendsNothingAndSaysSo() {
        ended("carol", "5.000", "nonsense");
        world.run(SOON);
        var second = world.startSecondGateway();
        world.run(SOON);
        NodeInvoice invoice = invoice();
        OrderId paid = world.transfer("alice", "10.000", invoice.paymentRequest());
        OrderId refunded = world.transfer("bob", "4.000", "more nonsense");
        assertThat(world.runUntil(SOON, () -> world.isFinal(paid) && world.isFinal(refunded)))
                .isTrue();
        world.run(Duration.ofMinutes(5));
        assertThat(world.answers(paid)).hasSize(1);
        assertThat(world.answers(refunded)).hasSize(1);
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
        assertThat(second.read(StoreView::openIncidents))
                .anyMatch(incident -> incident.kind() == IncidentKind.STORE_BEHIND);
        assertThat(world.store.read(StoreView::openIncidents)).isEmpty();
    }

    @Test
    void lostStoreThatStartsAtTheChainsEnd_sendsNothingBeforeItIsRebuilt() {
        ended("carol", "5.000", "nonsense");
        world.broadcastsAreLost = true;
        OrderId owed = world.transfer("bob", "4.000", "owed when the database went");
        world.run(Duration.ofSeconds(20));
        world.broadcastsAreLost = false;
        world.loseTheStore(OptionalLong.empty());
        world.run(SOON);
        assertThat(open(IncidentKind.STORE_BEHIND)).hasSize(1);
        world.rebuild(OptionalLong.of(1));
        assertThat(world.runUntil(Duration.ofMinutes(20), () -> world.isFinal(owed)))
                .isTrue();
        assertThat(world.answers(owed)).hasSize(1);
        assertThat(open(IncidentKind.STORE_BEHIND)).isEmpty();
        world.run(COMPARED);
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
    }

    /** The process dies after the reader is done with them and before the histories are compared for the first time. */
    @Test
    void transferLeftOutOfTheFirstBlocksThatAreRead_isHandedIn() {
        EngineWorld fresh = new EngineWorld(2);
        OrderId id = fresh.transfer("carol", "5.000", "nonsense");
        for (int i = 0; i < 30; i++) {
            fresh.time.advance(fresh.chain.slot());
            fresh.chain.produceBlock();
        }
        fresh.startBlock = OptionalLong.of(20);
        fresh.host.lie = batch -> List.of();
        fresh.crash();
        fresh.run(Duration.ofSeconds(3));
        fresh.host.lie = BlockBatch::transfers;
        fresh.withHistories = true;
        fresh.crash();
        assertThat(fresh.runUntil(COMPARED, () -> fresh.isFinal(id))).isTrue();
    }

    @Test
    void transferThatEveryHostLeavesOut_isHandedInOnceOneOfThemShowsIt() {
        world.run(COMPARED);
        world.host.lie = batch -> List.of();
        world.historyLie = movements -> List.of();
        OrderId id = world.transfer("carol", "5.000", "nonsense");
        world.run(COMPARED);
        assertThat(open(IncidentKind.BOOKS_DIFFER)).hasSize(1);
        world.host.lie = BlockBatch::transfers;
        world.historyLie = UnaryOperator.identity();
        assertThat(world.runUntil(Duration.ofMinutes(20), () -> world.isFinal(id)))
                .isTrue();
        world.run(COMPARED);
        assertThat(open(IncidentKind.BOOKS_DIFFER)).isEmpty();
        assertBooksAreTheBalance();
    }
}
