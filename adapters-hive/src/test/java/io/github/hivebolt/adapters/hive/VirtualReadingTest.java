package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.hive.TestNode.Reply;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.VirtualBatch;
import io.github.hivebolt.testkit.HiveReaderContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The traps of virtual operations on public nodes. */
class VirtualReadingTest {
    private final TestWorld world = new TestWorld(2);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void r7_everyFillIsFoundOnceWhileTheChainGrows() {
        long at = world.irreversibleNumber();
        List<String> memos = new ArrayList<>();
        List<ChainTransfer> found = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            memos.add("fill " + i);
            world.recurrentTransfer(HiveReaderContract.SOME_HIVE, "fill " + i);
            world.produce(1);
            at = readOn(at, found);
        }
        world.produce(2);
        readOn(at, found);
        assertThat(found).extracting(ChainTransfer::memo).isEqualTo(memos);
    }

    private long readOn(long at, List<ChainTransfer> found) {
        VirtualBatch batch = world.reader().readVirtual(at, world.reader().tip().irreversibleNumber());
        found.addAll(batch.transfers());
        return batch.lastBlock();
    }

    @Test
    void r7_backendThatLagsBehindItsOwnHead_losesNothing() {
        world.recurrentTransfer(HiveReaderContract.SOME_HIVE, "fill");
        world.produce(5);
        TestAnswers lagging = world.node(0).answers().behind(4);
        for (int i = 0; i < 2; i++) {
            world.node(i)
                    .script((request, honest) -> request.path("method").asText().startsWith("account_history")
                            ? Reply.json(lagging.to(request))
                            : honest);
        }
        assertThat(world.reader().readVirtual(60, 65).lastBlock()).isEqualTo(60);
        world.node(0).honest();
        world.time().advance(Duration.ofSeconds(10));
        assertThat(world.reader().readVirtual(60, 65).transfers()).hasSize(1);
    }

    @Test
    void r8_pages_areJoinedInOrder() {
        for (int i = 0; i < 7; i++) {
            world.chain()
                    .submitVirtual(
                            TestOperations.recurrentFill("customer", "gateway", HiveReaderContract.SOME_HIVE, "a" + i));
        }
        world.produce(1);
        world.recurrentTransfer(HiveReaderContract.SOME_HIVE, "b");
        world.produce(4);
        for (int i = 0; i < 2; i++) {
            TestAnswers answers = world.node(i).answers();
            world.node(i).script("account_history_api.enum_virtual_ops", (request, honest) -> {
                ((ObjectNode) request.get("params")).put("limit", 3);
                return Reply.json(answers.to(request));
            });
        }
        assertThat(world.reader().readVirtual(60, 64).transfers())
                .extracting(ChainTransfer::memo)
                .containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "b");
    }

    @Test
    void r8_savingsOfOthersToUs_areReported() {
        world.chain()
                .submitVirtual(
                        TestOperations.savingsFill("alice", "gateway", HiveReaderContract.SOME_HIVE, "from savings"));
        world.chain()
                .submitVirtual(
                        TestOperations.savingsFill("gateway", "alice", HiveReaderContract.SOME_HIVE, "not to us"));
        world.produce(4);
        VirtualBatch batch = world.reader().readVirtual(60, 64);
        assertThat(batch.transfers()).hasSize(1);
        assertThat(batch.transfers().get(0).kind()).isEqualTo(TransferKind.FROM_SAVINGS);
        assertThat(world.reader().corroborate(batch.transfers().get(0), batch.host()))
                .isEqualTo(new Corroboration.Agreed(2));
    }

    @Test
    void r7_nodeThatGoesRoundInCircles_isLeft() {
        world.produce(4);
        world.node(0)
                .script(
                        "account_history_api.enum_virtual_ops",
                        (request, honest) -> Reply.json("{\"result\":{\"ops\":[],\"next_block_range_begin\":61,"
                                + "\"next_operation_begin\":0},\"id\":" + request.path("id") + "}"));
        assertThat(world.reader().readVirtual(60, 64).host())
                .isEqualTo(world.node(1).host());
    }

    @Test
    void deposits_areReadWhileNoNodeServesVirtualOperations() {
        world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "deposit");
        world.produce(4);
        for (int i = 0; i < 2; i++) {
            world.node(i)
                    .script((request, honest) -> request.path("method").asText().startsWith("account_history")
                            ? Reply.html(404, "Could not call API")
                            : honest);
        }
        assertThat(unavailable()).isTrue();
        assertThat(world.reader().read(world.reference(60), 10).transfers()).hasSize(1);
    }

    private boolean unavailable() {
        try {
            world.reader().readVirtual(60, 64);
            return false;
        } catch (PartyUnavailableException expected) {
            return true;
        }
    }
}
