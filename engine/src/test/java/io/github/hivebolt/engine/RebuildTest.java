package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A database that was lost, or brought back from an older backup, is reconstructed from chain and node. */
class RebuildTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMinutes(20);

    private final EngineWorld world = new EngineWorld(1);

    private NodeInvoice invoice(Duration expiry, InvoiceBehaviour behaviour) {
        return world.invoice(2_000, expiry, behaviour);
    }

    private NodeInvoice invoice() {
        return invoice(Duration.ofHours(2), new InvoiceBehaviour.Pays());
    }

    private OrderId ended(String from, String hive, String memo) {
        OrderId id = world.transfer(from, hive, memo);
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        return id;
    }

    private void lose() {
        world.loseTheStore(OptionalLong.empty());
    }

    private long balance(Account account, Currency currency) {
        return world.store.read(StoreView::balances).stream()
                .filter(balance -> balance.account().equals(account) && balance.currency() == currency)
                .mapToLong(balance -> balance.amount())
                .sum();
    }

    @Test
    void endedOrders_areTheSameAfterwards_downToTheBooks() {
        world.run(SOON);
        NodeInvoice invoice = invoice();
        OrderId paid = ended("alice", "10.000", invoice.paymentRequest());
        OrderId refunded = ended("carol", "5.000", "nonsense");
        OrderId again = ended("bob", "10.000", invoice.paymentRequest());
        world.run(SOON);
        SendState.Done before = (SendState.Done) world.state(paid);
        long wallet = balance(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE);
        long lightning = balance(Account.LIGHTNING, Currency.MSAT);
        long fees = balance(Account.FEES, Currency.MSAT);

        lose();
        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.ended()).isEqualTo(3);
        SendState.Done after = (SendState.Done) world.state(paid);
        assertThat(after.payment().preimage()).isEqualTo(before.payment().preimage());
        assertThat(after.change()).isEqualTo(before.change());
        assertThat(List.of(reason(refunded), reason(again)))
                .containsExactly(ReasonCode.MEMO_NOT_RECOGNISED, ReasonCode.INVOICE_ALREADY_USED);
        assertThat(balance(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE)).isEqualTo(wallet);
        assertThat(balance(Account.LIGHTNING, Currency.MSAT)).isEqualTo(lightning);
        assertThat(balance(Account.FEES, Currency.MSAT)).isEqualTo(fees);
        assertThat(world.booksBalance()).isTrue();
        world.run(QUIET);
        for (OrderId id : List.of(paid, refunded, again)) {
            assertThat(world.answers(id)).hasSize(1);
        }
        assertThat(world.engine().desk().status().sendingStopped()).isEmpty();
    }

    private ReasonCode reason(OrderId id) {
        return ((SendState.Refunded) world.state(id)).refusal().code();
    }

    @Test
    void openObligations_areMetOnceAndOnlyOnce() {
        world.run(SOON);
        ended("carol", "5.000", "nonsense");
        world.engine().desk().pause(io.github.hivebolt.domain.order.Direction.SEND, true, "tester");
        NodeInvoice waiting = invoice();
        OrderId payLater = world.transfer("alice", "10.000", waiting.paymentRequest());
        world.run(Duration.ofSeconds(10));
        world.broadcastsAreLost = true;
        OrderId owed = world.transfer("bob", "4.000", "nonsense, not returned yet");
        world.run(Duration.ofSeconds(20));
        assertThat(world.answers(owed)).isEmpty();

        lose();
        world.broadcastsAreLost = false;
        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.open()).isEqualTo(2);
        world.run(Duration.ofMinutes(9));
        assertThat(world.answers(owed))
                .as("what the lost store signed may still be taken")
                .isEmpty();
        assertThat(world.runUntil(QUIET, () -> world.isFinal(owed) && world.isFinal(payLater)))
                .isTrue();
        assertThat(world.answers(owed)).hasSize(1);
        assertThat(world.label(payLater)).isEqualTo("done");
        assertThat(world.timesPaid(waiting)).isEqualTo(1);
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void paymentThatTheNodeMadeWithoutChangeOnTheChain_isParkedAndNeverPaidAgain() {
        world.run(SOON);
        ended("carol", "5.000", "nonsense");
        NodeInvoice invoice = invoice();
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        world.broadcastsAreLost = true;
        assertThat(world.runUntil(SOON, () -> world.timesPaid(invoice) == 1)).isTrue();
        lose();
        world.broadcastsAreLost = false;
        assertThat(world.rebuild(OptionalLong.empty()).parked()).containsExactly(id);
        world.run(Duration.ofMinutes(30));
        assertThat(world.label(id)).isEqualTo("parked");
        assertThat(world.timesPaid(invoice)).isEqualTo(1);
        assertThat(world.answers(id)).isEmpty();
    }

    @Test
    void paymentThatFailedInTheNode_isReturnedOnceNoStrayRequestCanArrive() {
        world.run(SOON);
        ended("carol", "5.000", "nonsense");
        world.broadcastsAreLost = true;
        NodeInvoice invoice = invoice(Duration.ofMinutes(30), new InvoiceBehaviour.Fails(LndFailure.NO_ROUTE));
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        assertThat(world.runUntil(SOON, () -> world.label(id).equals("refund_pending")))
                .isTrue();
        lose();
        world.broadcastsAreLost = false;
        world.rebuild(OptionalLong.empty());
        assertThat(world.label(id)).isEqualTo("paying");
        assertThat(world.runUntil(Duration.ofMinutes(60), () -> world.isFinal(id)))
                .isTrue();
        assertThat(world.label(id)).isEqualTo("refunded");
        assertThat(world.answers(id)).hasSize(1);
        assertThat(world.store.<Long>read(view -> view.counter(DecisionWriter.EXPOSURE)))
                .isZero();
    }

    @Test
    void storeThatIsBehind_isBroughtUpToDateAndSendsAgain() {
        world.run(SOON);
        OrderId early = world.transfer("bob", "4.000", "nonsense");
        assertThat(world.runUntil(SOON, () -> world.label(early).equals("refund_pending")))
                .isTrue();
        world.store.markBackup();
        assertThat(world.runUntil(SOON, () -> world.isFinal(early))).isTrue();
        NodeInvoice invoice = invoice();
        OrderId late = ended("alice", "10.000", invoice.paymentRequest());
        world.run(SOON);
        world.restoreTheBackup();
        world.run(Duration.ofMinutes(20));
        assertThat(openIncidents()).contains(IncidentKind.STORE_BEHIND);
        assertThat(world.label(late)).isEqualTo("parked");

        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.parked()).isEmpty();
        assertThat(List.of(world.label(early), world.label(late))).containsExactly("refunded", "done");
        assertThat(openIncidents()).isEmpty();
        assertThat(world.booksBalance()).isTrue();
        OrderId fresh = world.transfer("carol", "5.000", "nonsense");
        assertThat(world.runUntil(QUIET, () -> world.isFinal(fresh))).isTrue();
        assertThat(world.answers(early)).hasSize(1);
        assertThat(world.answers(late)).hasSize(1);
    }

    @Test
    void rebuildingAgain_changesNothing() {
        world.run(SOON);
        OrderId paid = ended("alice", "10.000", invoice().paymentRequest());
        world.transfer(EngineWorld.GATEWAY, new AccountName("bob"), "3.000", "to the safe");
        world.run(SOON);
        lose();
        world.rebuild(OptionalLong.empty());
        int entries = world.store.ledgerEntries().size();
        RebuildReport again = world.rebuild(OptionalLong.empty());
        assertThat(again.added()).isZero();
        assertThat(world.store.ledgerEntries()).hasSize(entries);
        assertThat(world.label(paid)).isEqualTo("done");
    }

    @Test
    void withAnotherInstanceRunning_isRefusedAndNothingChanges() {
        world.run(SOON);
        assertThatThrownBy(() -> new Rebuild(
                                world.ports(), otherName(), world.histories(), world.receiveSecret(), line -> {})
                        .run(OptionalLong.empty(), false))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("Another instance");
        assertThat(world.engine().desk().status().sendingStopped()).isEmpty();
    }

    private EngineSettings otherName() {
        EngineSettings usual = world.settings();
        return new EngineSettings(
                "other",
                usual.policy(),
                usual.limits(),
                usual.lightning(),
                usual.startBlock(),
                usual.mainnet(),
                usual.confirmingHosts(),
                usual.channels(),
                usual.outageAfter());
    }

    @Test
    void transfersFromBeforeTheFirstKnownOrder_areLeftAlone() throws Exception {
        OrderId old = world.transfer("bob", "1.000", "a present from before there was a gateway");
        for (int i = 0; i < 5; i++) {
            world.time.advance(world.chain.slot());
            world.chain.produceBlock();
        }
        world.run(SOON);
        ended("carol", "5.000", "nonsense");
        lose();
        List<String> said = new ArrayList<>();
        world.time.advance(SOON);
        RebuildReport plan = new Rebuild(
                        world.ports(), world.settings(), world.histories(), world.receiveSecret(), said::add)
                .run(OptionalLong.empty(), true);
        assertThat(plan.added()).isEqualTo(1);
        assertThat(world.store.read(StoreView::blockCursor)).isEmpty();
        assertThat(world.rebuild(OptionalLong.empty()).leftAlone()).isEqualTo(1);
        world.run(QUIET);
        assertThat(world.label(old)).isEqualTo("none");
        assertThat(said).anyMatch(line -> line.contains("left alone"));
    }

    private List<IncidentKind> openIncidents() {
        return world.store.read(StoreView::openIncidents).stream()
                .map(incident -> incident.kind())
                .toList();
    }
}
