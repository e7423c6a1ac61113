package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.adapters.hive.TestNode.Reply;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.VirtualBatch;
import io.github.hivebolt.testkit.HiveReaderContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one lying host can do: delay. It cannot make money, hide a payout, or lead the reader elsewhere. */
class LyingNodesTest {
    private static final String RANGE = "block_api.get_block_range";
    private static final String OPERATIONS = "account_history_api.get_ops_in_block";
    private static final String HEAD = "database_api.get_dynamic_global_properties";

    private TestWorld world = new TestWorld(2);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void r9_inventedTransferUnderGenuineBlockIds_isNotCorroborated() {
        BlockReference start = world.end();
        world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "real");
        world.produce(3);
        world.node(0).script(RANGE, (request, honest) -> honest.edited(LyingNodesTest::withInventedTransfer));
        BlockBatch batch = world.reader().read(start, 10);
        assertThat(batch.host()).isEqualTo(world.node(0).host());
        ChainTransfer invented = batch.transfers().get(0);
        assertThat(invented.memo()).isEqualTo("invented");
        assertThat(world.reader().corroborate(invented, batch.host())).isInstanceOf(Corroboration.Disagreed.class);
        assertThat(world.reader().corroborate(batch.transfers().get(1), batch.host()))
                .isEqualTo(new Corroboration.Agreed(2));
    }

    private static String withInventedTransfer(String json) {
        String invented = new TestBlock.TestTransaction(
                        "e".repeat(40),
                        List.of(TestOperations.transfer(
                                "customer", "gateway", HiveReaderContract.SOME_HIVE, "invented")))
                .json();
        return json.replaceFirst(
                        "\"transactions\":\\[\\{", "\"transactions\":[" + invented.replace("\\", "\\\\") + ",{")
                .replaceFirst("\"transaction_ids\":\\[\"", "\"transaction_ids\":[\"" + "e".repeat(40) + "\",\"");
    }

    @Test
    void r9_raisedAmount_isNotCorroborated() {
        ChainTransfer altered = readWhileNode0Says("\"amount\":\"1234\"", "\"amount\":\"9999\"");
        assertThat(world.reader().corroborate(altered, world.node(0).host()))
                .isInstanceOf(Corroboration.Disagreed.class);
    }

    @Test
    void r9_otherMemo_isNotCorroborated() {
        ChainTransfer altered = readWhileNode0Says("pay lnbc1good", "pay lnbc1evil");
        assertThat(world.reader().corroborate(altered, world.node(0).host()))
                .isInstanceOf(Corroboration.Disagreed.class);
    }

    @Test
    void r9_whatTwoOfThreeHostsHaveOtherwise_isToldByThem() {
        world.close();
        world = new TestWorld(3);
        ChainTransfer altered = readWhileNode0Says("pay lnbc1good", "pay lnbc1evil");
        assertThat(altered.memo()).isEqualTo("pay lnbc1evil");
        assertThat(world.reader().corroborate(altered, world.node(0).host()))
                .isInstanceOfSatisfying(Corroboration.Altered.class, verdict -> {
                    assertThat(verdict.instead().operation()).isEqualTo(altered.operation());
                    assertThat(verdict.instead().memo()).isEqualTo("pay lnbc1good");
                });
    }

    @Test
    void r9_hostThatTakesBackWhatItSaid_agreesWithTheOther() {
        ChainTransfer altered = readWhileNode0Says("pay lnbc1good", "pay lnbc1evil");
        world.node(0).script((request, honest) -> honest);
        assertThat(world.reader().corroborate(altered, world.node(0).host()))
                .isInstanceOfSatisfying(
                        Corroboration.Altered.class,
                        verdict -> assertThat(verdict.instead().memo()).isEqualTo("pay lnbc1good"));
    }

    private ChainTransfer readWhileNode0Says(String other, String instead) {
        BlockReference start = world.end();
        world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "pay lnbc1good");
        world.produce(3);
        world.node(0).script(RANGE, (request, honest) -> honest.edited(json -> json.replace(other, instead)));
        return world.reader().read(start, 10).transfers().get(0);
    }

    @Test
    void r9_silentSecondHost_isNotEnough() {
        BlockReference start = world.end();
        world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "real");
        world.produce(3);
        BlockBatch batch = world.reader().read(start, 10);
        world.node(1).script((request, honest) -> Reply.html(503, ""));
        assertThat(world.reader().corroborate(batch.transfers().get(0), batch.host()))
                .isInstanceOf(Corroboration.NotEnoughHosts.class);
    }

    @Test
    void r9_secondHostThatHangsBehind_isNotEnoughAndNoDisagreement() {
        BlockReference start = world.end();
        world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "real");
        world.produce(3);
        BlockBatch batch = world.reader().read(start, 10);
        world.time().advance(Duration.ofSeconds(30));
        world.node(1).answers(world.node(1).answers().behind(8));
        assertThat(world.reader().corroborate(batch.transfers().get(0), batch.host()))
                .isInstanceOf(Corroboration.NotEnoughHosts.class);
    }

    @Test
    void r9_inventedVirtualOperation_isNotCorroborated() {
        long start = world.irreversibleNumber();
        world.recurrentTransfer(HiveReaderContract.SOME_HIVE, "standing order");
        world.produce(4);
        world.node(0)
                .script(
                        "account_history_api.enum_virtual_ops",
                        (request, honest) ->
                                honest.edited(json -> json.replace("\"amount\":\"1234\"", "\"amount\":\"9\"")));
        world.reader().tip();
        VirtualBatch batch = world.reader().readVirtual(start, start + 2);
        assertThat(batch.transfers()).hasSize(1);
        assertThat(world.reader().corroborate(batch.transfers().get(0), batch.host()))
                .isInstanceOfSatisfying(
                        Corroboration.Altered.class,
                        verdict -> assertThat(verdict.instead().amount()).isEqualTo(HiveReaderContract.SOME_HIVE));
    }

    @Test
    void r10_payoutThatOneHostLeavesOut_isNotCalledMissing() {
        TransactionId id = world.transfer(world.gateway(), world.customer(), HiveReaderContract.SOME_HIVE, "| hb:1");
        world.produce(5);
        world.node(0).script(RANGE, (request, honest) -> honest.edited(json -> withoutTransactions(json)));
        assertThat(world.reader().sight(id, 55, 63)).isInstanceOf(Sighting.Undecided.class);
        world.node(0).honest();
        assertThat(world.reader().sight(id, 55, 63)).isEqualTo(new Sighting.Present(61));
    }

    @Test
    void r10_payoutThatTwoHostsOfThreeLeaveOut_isNotCalledMissing() {
        world.close();
        world = new TestWorld(3);
        TransactionId id = world.transfer(world.gateway(), world.customer(), HiveReaderContract.SOME_HIVE, "| hb:1");
        world.produce(5);
        for (int i = 0; i < 3; i += 2) {
            world.node(i).script(RANGE, (request, honest) -> honest.edited(json -> withoutTransactions(json)));
        }
        assertThat(world.reader().sight(id, 55, 63)).isInstanceOf(Sighting.Undecided.class);
    }

    private static String withoutTransactions(String json) {
        return json.replaceAll("\"transactions\":\\[\\{.*?\"signatures\":\\[\"1f\"]}]", "\"transactions\":[]")
                .replaceAll("\"transaction_ids\":\\[[^]]+]", "\"transaction_ids\":[]");
    }

    @Test
    void r10_payoutThatOneHostInvents_isNotCalledPresent() {
        TransactionId id = new TransactionId("d".repeat(40));
        world.transfer(world.gateway(), world.customer(), HiveReaderContract.SOME_HIVE, "another");
        world.produce(5);
        world.node(1)
                .script(
                        RANGE,
                        (request, honest) -> honest.edited(json -> json.replaceFirst(
                                "\"transaction_ids\":\\[\"[0-9a-f]{40}", "\"transaction_ids\":[\"" + id)));
        assertThat(world.reader().sight(id, 55, 63)).isInstanceOf(Sighting.Undecided.class);
    }

    @Test
    void r10_hostsOnDifferentChains_cannotCallItMissing() {
        TestChain fork = world.chain().fork("other");
        fork.produce(10);
        world.produce(10);
        world.node(1).answers(new TestAnswers(fork));
        assertThat(world.reader().sight(new TransactionId("d".repeat(40)), 55, 68))
                .isInstanceOf(Sighting.Undecided.class);
    }

    @Test
    void r10_oneAnsweringHostOfTwo_cannotCallItMissing() {
        world.node(1).script((request, honest) -> Reply.html(500, ""));
        assertThat(world.reader().sight(new TransactionId("d".repeat(40)), 20, 30))
                .isInstanceOf(Sighting.Undecided.class);
    }

    @Test
    void r2_hostThatRunsAhead_doesNotRaiseTheIrreversibleBlock() {
        world.node(1)
                .script(
                        HEAD,
                        (request, honest) -> honest.edited(json -> json.replace(
                                        "\"head_block_number\":60", "\"head_block_number\":65")
                                .replaceFirst("\"head_block_id\":\"0000003c", "\"head_block_id\":\"00000041")
                                .replace("\"last_irreversible_block_num\":60", "\"last_irreversible_block_num\":65")));
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(60);
    }

    @Test
    void r2_hostWithAnAbsurdHead_doesNotMakeTheOthersStale() {
        world.close();
        world = new TestWorld(3);
        world.node(0).script(HEAD, (request, honest) -> honest.edited(LyingNodesTest::withAbsurdHead));
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(60);
        assertThat(world.reader().tip().headNumber()).isEqualTo(60);
    }

    @Test
    void r2_oneOfTwoHostsWithAnAbsurdHead_isNotBelieved() {
        world.node(0).script(HEAD, (request, honest) -> honest.edited(LyingNodesTest::withAbsurdHead));
        ChainTip tip = world.reader().tip();
        assertThat(tip.headNumber()).isEqualTo(60);
        assertThat(tip.irreversibleNumber()).isEqualTo(59);
        assertThat(tip.freshHosts()).isEqualTo(1);
    }

    @Test
    void r2_absurdHeadOfAHostAlone_isForgottenWhenTheOtherAnswers() {
        world.node(1).script((request, honest) -> Reply.html(500, ""));
        world.node(0).script(HEAD, (request, honest) -> honest.edited(LyingNodesTest::withAbsurdHead));
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(3_999_999_999L);
        world.node(1).honest();
        world.time().advance(Duration.ofSeconds(7));
        Awaitility.await().until(() -> world.reader().tip().headNumber() == 60);
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(59);
    }

    private static String withAbsurdHead(String json) {
        return json.replace("\"head_block_number\":60", "\"head_block_number\":4000000000")
                .replaceFirst("\"head_block_id\":\"0000003c", "\"head_block_id\":\"ee6b2800")
                .replace("\"last_irreversible_block_num\":60", "\"last_irreversible_block_num\":4000000000");
    }

    @Test
    void r1_hostThatHangsFarBehind_isNotFresh() {
        world.produce(30);
        world.node(1).answers(world.node(1).answers().behind(30));
        assertThat(world.reader().tip().freshHosts()).isEqualTo(1);
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(89);
        world.node(1).answers(new TestAnswers(world.chain()));
        world.time().advance(Duration.ofSeconds(2));
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(90);
        assertThat(world.reader().tip().freshHosts()).isEqualTo(2);
    }

    @Test
    void r1_chainThatStandsStillEverywhere_hasStillATip() {
        world.time().advance(Duration.ofHours(1));
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(60);
        assertThat(world.reader().tip().freshHosts()).isEqualTo(2);
    }

    @Test
    void r2_whenOneOfTwoHostsFails_readingGoesOnOneBlockBehindAndCreditingWaits() {
        BlockReference start = world.end();
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(60);
        world.node(1).script((request, honest) -> Reply.html(500, ""));
        world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "deposit");
        world.produce(20);
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(79);
        assertThat(world.reader().tip().freshHosts()).isEqualTo(1);
        BlockBatch batch = world.reader().read(start, 30);
        assertThat(batch.last()).isEqualTo(world.reference(79));
        assertThat(world.reader().corroborate(batch.transfers().get(0), batch.host()))
                .isInstanceOf(Corroboration.NotEnoughHosts.class);
    }

    @Test
    void r2_irreversibleBlock_neverGoesBack() {
        world.node(1).script((request, honest) -> Reply.html(500, ""));
        world.produce(10);
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(69);
        world.node(1).honest();
        world.node(1).answers(world.node(1).answers().reversible(5));
        world.time().advance(Duration.ofSeconds(7));
        Awaitility.await().until(() -> world.reader().tip().freshHosts() == 2);
        assertThat(world.reader().tip().irreversibleNumber()).isEqualTo(69);
    }

    @Test
    void r1_oneHostAloneOfTwoThatHangs_isNotTakenForAChainThatStandsStill() {
        world.node(1).script((request, honest) -> Reply.html(500, ""));
        world.time().advance(Duration.ofHours(1));
        assertThatThrownBy(() -> world.reader().tip())
                .isInstanceOfSatisfying(
                        PartyUnavailableException.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.STALE));
    }

    @Test
    void headThatContradictsItself_isNoHead() {
        world.node(1)
                .script(
                        HEAD,
                        (request, honest) -> honest.edited(json -> json.replace(
                                "\"last_irreversible_block_num\":60", "\"last_irreversible_block_num\":61")));
        assertThat(world.reader().tip().freshHosts()).isEqualTo(1);
    }

    @Test
    void r4_twoHostsOnDifferentChains_stopTheReader() {
        BlockReference start = world.end();
        TestChain fork = world.chain().fork("other");
        fork.produce(10);
        world.produce(10);
        world.node(0).answers(new TestAnswers(fork));
        assertThatThrownBy(() -> world.reader().read(start, 10))
                .isInstanceOfSatisfying(
                        PartyUnavailableException.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.STALE))
                .hasMessageContaining("disagree");
        world.node(0).answers(new TestAnswers(world.chain()));
        world.time().advance(Duration.ofSeconds(20));
        assertThat(world.reader().read(start, 10).last()).isEqualTo(world.reference(70));
    }

    @Test
    void r4_oneHostOfThreeOnAnotherChain_isOutvoted() {
        world.close();
        world = new TestWorld(3);
        BlockReference start = world.end();
        TestChain fork = world.chain().fork("other");
        fork.produce(10);
        world.produce(10);
        world.node(0).answers(new TestAnswers(fork));
        assertThatThrownBy(() -> world.reader().read(start, 10)).isInstanceOf(PartyUnavailableException.class);
        assertThat(world.reader().read(start, 10).last()).isEqualTo(world.reference(70));
    }

    @Test
    void twoHostsThatContradictEachOther_giveNoBlockToBeginFromOrToSignWith() {
        world.reader().tip();
        TestChain fork = new TestChain("other", 60, world.time().now());
        world.node(0).answers(new TestAnswers(fork));
        assertThatThrownBy(() -> world.reader().block(30))
                .isInstanceOfSatisfying(
                        PartyUnavailableException.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.STALE));
        TransferDraft draft =
                new TransferDraft(world.gateway(), world.customer(), HiveReaderContract.SOME_HIVE, "| hb:1");
        assertThatThrownBy(() -> world.sender().sign(draft)).isInstanceOf(PartyUnavailableException.class);
    }

    @Test
    void oneHostOfThreeWithAnotherBlock_isNotSignedWith() {
        world.close();
        world = new TestWorld(3);
        world.reader().tip();
        world.node(0)
                .answers(new TestAnswers(new TestChain("other", 60, world.time().now())));
        assertThat(world.reader().block(30)).isEqualTo(world.reference(30));
    }

    @Test
    void nodeOfAnotherNetwork_isNotUsedAtAll() {
        world.node(0)
                .script(
                        "database_api.get_version",
                        (request, honest) -> honest.edited(
                                json -> json.replace(TestAnswers.CHAIN.hex(), "beeab0de" + "0".repeat(56))));
        assertThat(world.reader().tip().freshHosts()).isEqualTo(1);
        assertThat(world.reader().read(world.reference(20), 5).host())
                .isEqualTo(world.node(1).host());
        assertThat(world.node(0).methods()).containsOnly("database_api.get_version");
        assertThat(world.hive().nodeReports().get(0).why()).contains("another chain");
    }

    @Test
    void r7_nodeWithoutVirtualOperations_isPassedOver() {
        world.recurrentTransfer(HiveReaderContract.SOME_HIVE, "standing order");
        world.produce(4);
        world.node(0)
                .script((request, honest) -> request.path("method").asText().startsWith("account_history")
                        ? Reply.json("{\"jsonrpc\":\"2.0\",\"result\":{\"ops\":[],\"next_block_range_begin\":64,"
                                + "\"next_operation_begin\":0},\"id\":" + request.path("id") + "}")
                        : honest);
        VirtualBatch batch = world.reader().readVirtual(60, 64);
        assertThat(batch.host()).isEqualTo(world.node(1).host());
        assertThat(batch.transfers()).hasSize(1);
    }

    @Test
    void r7_nowhereVirtualOperations_movesNothing() {
        world.recurrentTransfer(HiveReaderContract.SOME_HIVE, "standing order");
        world.produce(4);
        for (int i = 0; i < 2; i++) {
            world.node(i)
                    .script(
                            OPERATIONS,
                            (request, honest) -> Reply.json("{\"jsonrpc\":\"2.0\",\"result\":{\"ops\":[]}," + "\"id\":"
                                    + request.path("id") + "}"));
        }
        assertThat(world.reader().readVirtual(60, 64).lastBlock()).isEqualTo(60);
        for (int i = 0; i < 3; i++) {
            world.time().advance(Duration.ofSeconds(1));
            neverPasses60();
        }
        assertThatThrownBy(() -> world.reader().readVirtual(60, 64)).isInstanceOf(PartyUnavailableException.class);
    }

    private void neverPasses60() {
        try {
            assertThat(world.reader().readVirtual(60, 64).lastBlock()).isEqualTo(60);
        } catch (PartyUnavailableException asAllowed) {
            assertThat(asAllowed.trouble()).isEqualTo(Trouble.STALE);
        }
    }

    @Test
    void hostsThatMustConfirm_followTheNodesThatAreChosen() {
        BlockReference start = world.end();
        world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "real");
        world.produce(3);
        BlockBatch batch = world.reader().read(start, 10);
        ChainTransfer real = batch.transfers().getFirst();
        world.node(1).script((request, honest) -> Reply.html(500, ""));
        List<URI> one = List.of(world.node(0).url());
        List<URI> two = List.of(world.node(0).url(), world.node(1).url());
        assertThat(world.reader().corroborate(real, batch.host())).isInstanceOf(Corroboration.NotEnoughHosts.class);
        world.hive().use(one, 1);
        assertThat(world.reader().corroborate(real, batch.host())).isEqualTo(new Corroboration.Agreed(1));
        world.hive().use(two, 2);
        assertThat(world.reader().corroborate(real, batch.host())).isInstanceOf(Corroboration.NotEnoughHosts.class);
    }
}
