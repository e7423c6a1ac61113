package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.store.TransferSighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the word of one lying host can do: delay. It holds nothing back for ever. */
class CorroboratorTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final TransactionId INVENTED = new TransactionId("e".repeat(40));
    private static final AccountName THIEF = new AccountName("thief");

    private final EngineWorld world = new EngineWorld(7);

    @Test
    void transferOfOursThatOneHostInvents_doesNotKeepARestartFromPaying() {
        world.run(SOON);
        world.host.lie = batch -> with(batch, outgoing(batch, INVENTED));
        assertThat(world.runUntil(SOON, () -> sighted(INVENTED).isPresent())).isTrue();
        world.host.lie = BlockBatch::transfers;
        world.run(SOON);
        world.crash();
        NodeInvoice invoice = world.invoice(2_000, Duration.ofHours(1), new InvoiceBehaviour.Pays());
        OrderId id = world.transfer("alice", "10.000", invoice.paymentRequest());
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(sighted(INVENTED).orElseThrow().state()).isEqualTo(TransferSighting.State.DISPUTED);
        assertThat(incident(IncidentKind.HIVE_DISAGREEMENT)).isPresent();
    }

    @Test
    void deadPayoutThatOneHostClaimsToHave_isSignedAgainAndPaidOnce() {
        world.run(SOON);
        world.broadcastsAreLost = true;
        OrderId id = world.transfer("alice", "5.000", "please pay my friend");
        assertThat(world.runUntil(SOON, () -> signed(id).isPresent())).isTrue();
        TransactionId dead = signed(id).orElseThrow();
        world.host.lie = batch -> with(batch, outgoing(batch, dead));
        assertThat(world.runUntil(SOON, () -> sighted(dead).isPresent())).isTrue();
        world.host.lie = BlockBatch::transfers;
        world.run(Duration.ofHours(2));
        world.broadcastsAreLost = false;
        assertThat(world.runUntil(Duration.ofHours(2), () -> world.isFinal(id))).isTrue();
        assertThat(world.label(id)).isEqualTo("refunded");
        assertThat(world.answers(id)).hasSize(1);
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void depositThatOneHostAlters_isCreditedAsTheOthersHaveIt() {
        world.run(SOON);
        world.host.lie = batch ->
                batch.transfers().stream().map(altered("9.000", "evil")).toList();
        OrderId id = world.transfer("alice", "5.000", "please pay my friend");
        assertThat(world.runUntil(SOON, () -> !world.label(id).equals("none"))).isTrue();
        world.host.lie = BlockBatch::transfers;
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertThat(world.answers(id))
                .singleElement()
                .satisfies(answer -> assertThat(answer.amount().decimal()).isEqualTo("5.000"));
        assertThat(sighted(new TransactionId(id.text().substring(0, 40)))
                        .orElseThrow()
                        .transfer()
                        .memo())
                .isEqualTo("please pay my friend");
        assertThat(incident(IncidentKind.HIVE_DISAGREEMENT)).isEmpty();
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void tooFewHosts_areToldOfAndAskedSeldomUntilEnoughAgree() {
        world.run(SOON);
        world.host.othersAreSilent = true;
        OrderId id = world.transfer("alice", "5.000", "please pay my friend");
        assertThat(world.runUntil(
                        Duration.ofSeconds(40),
                        () -> incident(IncidentKind.HIVE_NODE_BAD).isPresent()))
                .isTrue();
        Incident incident = incident(IncidentKind.HIVE_NODE_BAD).orElseThrow();
        assertThat(incident.subject()).isEqualTo("confirm-nodes");
        assertThat(incident.text()).contains("crediting").contains("waits").contains(LyingHost.NOT_ENOUGH);
        world.run(SOON);
        int before = world.host.timesAsked;
        world.run(Duration.ofMinutes(5));
        assertThat(world.host.timesAsked - before).isBetween(5, 15);
        assertThat(world.label(id)).isEqualTo("none");
        world.host.othersAreSilent = false;
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertThat(incident(IncidentKind.HIVE_NODE_BAD)).isEmpty();
    }

    private static List<ChainTransfer> with(BlockBatch batch, ChainTransfer invented) {
        List<ChainTransfer> all = new ArrayList<>(batch.transfers());
        if (!batch.last().equals(batch.after())) {
            all.add(invented);
        }
        return all;
    }

    private static ChainTransfer outgoing(BlockBatch batch, TransactionId id) {
        return new ChainTransfer(
                new OperationId.Signed(id, 0),
                TransferKind.TRANSFER,
                EngineWorld.GATEWAY,
                THIEF,
                HiveAmount.parse("1.000", HiveAsset.HIVE),
                "invented",
                batch.last().number(),
                batch.last().timestamp());
    }

    private static UnaryOperator<ChainTransfer> altered(String amount, String memo) {
        return honest -> new ChainTransfer(
                honest.operation(),
                honest.kind(),
                honest.from(),
                honest.to(),
                HiveAmount.parse(amount, HiveAsset.HIVE),
                memo,
                honest.blockNumber(),
                honest.blockTime());
    }

    private Optional<TransferSighting> sighted(TransactionId id) {
        return world.store.read(view -> view.sighting(new OperationId.Signed(id, 0)));
    }

    private Optional<TransactionId> signed(OrderId id) {
        return world.store
                .<Optional<Payout>>read(view -> view.payout(id))
                .flatMap(payout -> payout.state() instanceof PayoutState.Signed signed
                        ? Optional.of(signed.transfer().id())
                        : Optional.empty());
    }

    private Optional<Incident> incident(IncidentKind kind) {
        return world.store.<List<Incident>>read(view -> view.openIncidents()).stream()
                .filter(incident -> incident.kind() == kind)
                .findFirst();
    }
}
