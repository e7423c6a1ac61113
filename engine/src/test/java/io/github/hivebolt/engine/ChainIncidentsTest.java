package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.VirtualOperation;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published incidents of reading from and sending to Hive, see {@code docs/incidents.md}. */
class ChainIncidentsTest extends IncidentStory {
    private static final AccountName ALICE = new AccountName("alice");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int KILLS = 60;

    /** The process was killed, as seen from inside it. */
    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void h1_recurrentTransferSetUp_isNotCredited_andEachFillIsReturnedOnce() throws Exception {
        setUpRecurrentTransfer("5.000", 2);
        world.run(TEN_MINUTES);
        assertThat(returnedToAlice()).as("the first fill").containsExactly("5.000");
        setUpRecurrentTransfer("5.000", 3);
        world.run(TEN_MINUTES);
        world.time.advance(DAY);
        world.run(TEN_MINUTES);
        assertThat(fills()).isBetween(2L, 3L);
        assertThat(returnedToAlice()).hasSize((int) fills()).containsOnly("5.000");
        assertThat(orders()).hasSize((int) fills());
        assertThat(world.booksBalance()).isTrue();
    }

    private long fills() {
        return LongStream.rangeClosed(1, world.chain.headNumber())
                .mapToObj(number -> world.chain.block(number).orElseThrow())
                .flatMap(block -> block.virtualOperations().stream())
                .filter(VirtualOperation.FillRecurrentTransfer.class::isInstance)
                .count();
    }

    private void setUpRecurrentTransfer(String hive, int executions) throws ChainRejection {
        world.wallet.sign(
                ALICE,
                new RecurrentTransferOperation(
                        ALICE,
                        EngineWorld.GATEWAY,
                        HiveAmount.parse(hive, HiveAsset.HIVE),
                        "a gift",
                        24,
                        executions,
                        OptionalInt.empty()));
    }

    private List<String> returnedToAlice() {
        return world.sentFromGateway().stream()
                .filter(transfer -> transfer.to().equals(ALICE))
                .map(transfer -> transfer.amount().decimal())
                .toList();
    }

    @Test
    void h4_payoutWhoseBroadcastTimedOut_isNotSignedAnewWhileItMayBeInTheChain() {
        world.broadcastAnswersAreLost = true;
        OrderId id = world.transfer("carol", "5.000", "nonsense");
        assertThat(world.runUntil(HOUR, () -> !world.answers(id).isEmpty())).isTrue();
        world.crash();
        world.run(Duration.ofMinutes(40));
        assertReturnedOnce(id, "5.000");
    }

    @Test
    void h5_payoutWhoseEveryRetryFails_staysOwedAndIsMadeInTheEnd() {
        world.broadcastsAreLost = true;
        OrderId id = world.transfer("carol", "5.000", "nonsense");
        world.run(Duration.ofMinutes(40));
        world.hiveIsOut = true;
        world.crash();
        world.run(Duration.ofMinutes(40));
        assertThat(world.label(id)).isEqualTo("refund_pending");
        assertThat(world.answers(id)).isEmpty();
        world.hiveIsOut = false;
        world.broadcastsAreLost = false;
        assertReturnedOnce(id, "5.000");
    }

    @Test
    void h6_killedBetweenAnyTwoStepsOfItsWork_forgetsNothingAndRepeatsNothing() {
        List<NodeInvoice> invoices = new ArrayList<>();
        List<OrderId> paid = new ArrayList<>();
        List<OrderId> returned = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % 12 == 0) {
                invoices.add(invoice(HOUR, new InvoiceBehaviour.Pays()));
                paid.add(pay("alice", invoices.getLast()));
                returned.add(world.transfer("carol", "5.000", "nonsense"));
            }
            runUntilKilledAtItsCall(30 + 37 * kill % 211);
        }
        assertThat(world.starts()).isGreaterThan(KILLS);
        world.run(HOUR.plus(Duration.ofMinutes(15)));
        for (int i = 0; i < paid.size(); i++) {
            if (world.timesPaid(invoices.get(i)) == 0) {
                // It died between counting the request and making it: only the invoice's end can rule that one out.
                assertWasReturnedOnce(paid.get(i), "10.000");
            } else {
                assertWasPaidOnce(paid.get(i), invoices.get(i));
            }
            assertWasReturnedOnce(returned.get(i), "5.000");
        }
    }

    private void runUntilKilledAtItsCall(int number) {
        AtomicInteger left = new AtomicInteger(number);
        world.beforeStoreCall = () -> {
            if (left.decrementAndGet() == 0) {
                throw new KilledError();
            }
        };
        assertThatThrownBy(() -> world.run(HOUR)).isInstanceOf(KilledError.class);
        world.beforeStoreCall = () -> {};
        world.crash();
    }

    @Test
    void h6_storeThatIsOutWhileMoneyComesIn_dropsNoTransfer() {
        world.storeIsOut = true;
        OrderId id = world.transfer("carol", "5.000", "nonsense");
        world.run(TEN_MINUTES);
        world.storeIsOut = false;
        assertReturnedOnce(id, "5.000");
    }

    @Test
    void h7_processThatDiedWithTheCustomersOrderInHand_blocksHimForMinutesOnly() {
        world.ratesAreOut = true;
        NodeInvoice invoice = invoice(HOUR, new InvoiceBehaviour.Pays());
        OrderId id = pay("alice", invoice);
        runUntil(id, "waiting");
        world.ratesAreOut = false;
        world.time.advance(Duration.ofSeconds(30));
        assertThat(world.store.claim(EnumSet.of(WorkKind.CONSIDER), 100, "somebody/killed", Duration.ofMinutes(2)))
                .extracting(WorkItem::subject)
                .containsExactly(id.text());
        world.run(Duration.ofMinutes(1));
        assertThat(world.label(id)).isEqualTo("waiting");
        assertThat(world.runUntil(Duration.ofMinutes(2), () -> world.isFinal(id)))
                .isTrue();
        assertPaidOnce(id, invoice);
    }

    @Test
    void h8_transferOfAForkedBlock_isOneOrder_andNothingIsDoneBeforeItIsIrreversible() {
        world.chain.irreversibleStandsStill(true);
        world.run(Duration.ofSeconds(15));
        NodeInvoice invoice = invoice(HOUR, new InvoiceBehaviour.Pays());
        OrderId id = pay("alice", invoice);
        world.run(Duration.ofSeconds(15));
        long before = blockOf(id);
        assertThat(world.label(id)).isEqualTo("none");
        assertThat(requestsTaken()).isZero();
        assertThat(world.chain.popBlocks(8)).isEqualTo(8);
        world.run(Duration.ofSeconds(15));
        assertThat(blockOf(id)).isLessThan(before);
        world.chain.irreversibleStandsStill(false);
        assertPaidOnce(id, invoice);
        assertThat(orders()).containsExactly(id);
    }

    private long blockOf(OrderId id) {
        return LongStream.rangeClosed(1, world.chain.headNumber())
                .filter(number -> world.chain.block(number).orElseThrow().transactions().stream()
                        .anyMatch(transaction ->
                                id.text().startsWith(transaction.id().hex())))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void h8_depositThatOneNodeInvents_isNeverCredited(boolean othersAnswer) {
        TransactionId invented = new TransactionId("e".repeat(40));
        NodeInvoice invoice = invoice(HOUR, new InvoiceBehaviour.Pays());
        world.host.othersAreSilent = !othersAnswer;
        world.host.lie = batch -> with(batch, invented, invoice.paymentRequest());
        world.run(Duration.ofMinutes(20));
        assertThat(world.host.timesAsked).isPositive();
        assertThat(world.label(new OrderId(invented.hex() + "-0"))).isEqualTo("none");
        assertThat(requestsTaken()).isZero();
        assertThat(world.sentFromGateway()).isEmpty();
    }

    private static List<ChainTransfer> with(BlockBatch batch, TransactionId invented, String memo) {
        List<ChainTransfer> all = new ArrayList<>(batch.transfers());
        if (!batch.last().equals(batch.after())) {
            all.add(new ChainTransfer(
                    new OperationId.Signed(invented, 0),
                    TransferKind.TRANSFER,
                    ALICE,
                    EngineWorld.GATEWAY,
                    HiveAmount.parse("10.000", HiveAsset.HIVE),
                    memo,
                    batch.last().number(),
                    batch.last().timestamp()));
        }
        return all;
    }
}
