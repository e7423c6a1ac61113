package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.hive.TestNode.Reply;
import io.github.hivebolt.adapters.hive.TestNode.Script;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.BroadcastReport.Reason;
import io.github.hivebolt.ports.spi.AdapterContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendingTest {
    private static final String BROADCAST = "network_broadcast_api.broadcast_transaction";
    private static final HiveAmount AMOUNT = new HiveAmount(1_001, HiveAsset.HIVE);

    private TestWorld world = new TestWorld(3);

    @AfterEach
    void close() {
        world.close();
    }

    private static TransferDraft draft(String memo) {
        return new TransferDraft(TestWorld.GATEWAY, TestWorld.CUSTOMER, AMOUNT, memo);
    }

    private SignedTransfer signed() {
        return world.sender().sign(draft("| hb:1"));
    }

    private static Reply refusal(JsonNode request, long code, long detail, String name, String message) {
        return Reply.json("{\"jsonrpc\":\"2.0\"," + TestAnswers.error(code, detail, name, message) + ",\"id\":"
                + request.path("id") + "}");
    }

    static Stream<Arguments> unclear() {
        return Stream.of(
                Arguments.of("502 with HTML", (Script) (request, honest) -> Reply.html(502, "<html></html>")),
                Arguments.of("504", (Script) (request, honest) -> Reply.html(504, "")),
                Arguments.of("429", (Script) (request, honest) -> Reply.html(429, "")),
                Arguments.of("200 with HTML", (Script) (request, honest) -> Reply.html(200, "<html></html>")),
                Arguments.of("cut in the middle", (Script) (request, honest) -> honest.ending(Reply.Ending.CUT)),
                Arguments.of(
                        "silence after it was taken", (Script) (request, honest) -> honest.ending(Reply.Ending.SILENT)),
                Arguments.of("id of another question", edit(json -> json.replaceFirst("\"id\":[0-9]+}$", "\"id\":0}"))),
                Arguments.of("method unknown", (Script)
                        (request, honest) -> refusal(request, -32601, 0, "", "Method not found")),
                Arguments.of("a proxy's error", (Script)
                        (request, honest) -> refusal(request, -32700, 0, "", "Unable to send request to endpoint.")));
    }

    private static Script edit(UnaryOperator<String> edit) {
        return (request, honest) -> honest.edited(edit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unclear")
    void r4_noUsableAnswer_isUnclearAndNeitherTakenNorRefused(String name, Script fault) {
        SignedTransfer transfer = signed();
        for (int i = 0; i < 3; i++) {
            world.node(i).script(BROADCAST, fault);
        }
        assertThat(world.sender().broadcast(transfer)).as(name).isInstanceOf(BroadcastReport.Unclear.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unclear")
    void badFirstNode_doesNotKeepItFromTheOthers(String name, Script fault) {
        SignedTransfer transfer = signed();
        world.node(0).script(BROADCAST, fault);
        assertThat(world.sender().broadcast(transfer)).as(name).isEqualTo(new BroadcastReport.Taken(2));
        world.produce(1);
        assertThat(world.blockOf(transfer.id())).hasValue(61L);
    }

    @Test
    void r3_allNodesGetTheSameBytes_withTheirOwnAgeLimit() {
        SignedTransfer transfer = signed();
        world.sender().broadcast(transfer);
        world.sender().broadcast(transfer);
        List<String> sent = Stream.of(0, 1, 2)
                .flatMap(i -> world.node(i).bodies().stream())
                .filter(body -> body.contains(BROADCAST))
                .toList();
        assertThat(sent)
                .hasSize(4)
                .allMatch(body -> body.contains("\"trx\":" + transfer.json() + ",\"max_block_age\":60}"));
    }

    @Test
    void broadcastAgain_beginsWithAnotherNode() {
        SignedTransfer transfer = signed();
        world.sender().broadcast(transfer);
        assertThat(world.node(2).calls(BROADCAST)).isZero();
        world.sender().broadcast(transfer);
        assertThat(world.node(2).calls(BROADCAST)).isEqualTo(1);
    }

    @Test
    void nodeThatCoolsDown_isAskedLastButAsked() {
        SignedTransfer transfer = signed();
        world.node(0).script(BROADCAST, (request, honest) -> Reply.html(500, ""));
        world.sender().broadcast(transfer);
        world.node(0).honest();
        for (int i = 1; i < 3; i++) {
            world.node(i).script(BROADCAST, (request, honest) -> Reply.html(500, ""));
        }
        assertThat(world.sender().broadcast(transfer)).isEqualTo(new BroadcastReport.Taken(1));
    }

    @Test
    void refusalsOfDifferentNodes_areReportedByTheMostSevere() {
        SignedTransfer transfer = signed();
        world.node(0)
                .script(
                        BROADCAST,
                        (request, honest) ->
                                refusal(request, -32003, 4_030_100, "transaction_expiration_exception", "late"));
        world.node(1)
                .script(
                        BROADCAST,
                        (request, honest) ->
                                refusal(request, -32003, 10, "assert_exception", "Account x doesn't exist"));
        world.node(2)
                .script(
                        BROADCAST,
                        (request, honest) ->
                                refusal(request, -32003, 4_030_200, "transaction_tapos_exception", "fork"));
        assertThat(world.sender().broadcast(transfer))
                .isEqualTo(new BroadcastReport.Refused(Reason.PAYEE_MISSING, "Account x doesn't exist", 3));
    }

    @Test
    void oneNodeThatTakesIt_outweighsAllRefusals() {
        SignedTransfer transfer = signed();
        for (int i = 0; i < 2; i++) {
            world.node(i)
                    .script(
                            BROADCAST,
                            (request, honest) ->
                                    refusal(request, -32003, 4_030_100, "transaction_expiration_exception", "late"));
        }
        assertThat(world.sender().broadcast(transfer)).isEqualTo(new BroadcastReport.Taken(1));
    }

    @Test
    void refusalsText_isBoundedAndOneLine() {
        SignedTransfer transfer = signed();
        for (int i = 0; i < 3; i++) {
            world.node(i)
                    .script(
                            BROADCAST,
                            (request, honest) ->
                                    refusal(request, -32003, 10, "x", "a\\n\\u001b[31m" + "b".repeat(5_000)));
        }
        assertThat(world.sender().broadcast(transfer))
                .isInstanceOfSatisfying(BroadcastReport.Refused.class, refused -> {
                    assertThat(refused.message()).hasSizeLessThanOrEqualTo(500).doesNotContain("\n", "\u001b");
                    assertThat(refused.reason()).isEqualTo(Reason.OTHER);
                });
    }

    @Test
    void wrongKey_isRefusedForItsAuthority() throws Exception {
        HivePrivateKey other = HivePrivateKey.fromPassword(TestWorld.GATEWAY, "active", "another password");
        try (HiveNodes hive = HiveNodes.open(
                HiveNodesSettings.of(TestWorld.GATEWAY, List.of(world.node(0).url()), TestAnswers.CHAIN)
                        .withActiveKey(other),
                new AdapterContext(world.time(), new TestRandom(2)))) {
            SignedTransfer transfer = hive.sender().sign(draft("| hb:1"));
            assertThat(hive.sender().broadcast(transfer))
                    .isInstanceOfSatisfying(
                            BroadcastReport.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.AUTHORITY));
        }
    }

    @Test
    void r1_youngChain_isReferredToFromItsFirstBlock() {
        world.close();
        world = new TestWorld(1, 8, 1);
        SignedTransfer transfer = signed();
        assertThat(transfer.referenceBlock()).isEqualTo(1);
        assertThat(world.sender().broadcast(transfer)).isEqualTo(new BroadcastReport.Taken(1));
    }

    @Test
    void r1_hostThatGivesAHeadTimeOfTomorrow_doesNotMakeTransfersLiveLonger() {
        String honestTime = TestBlock.time(world.end().timestamp());
        String tomorrow = TestBlock.time(world.end().timestamp().plus(Duration.ofDays(1)));
        world.node(0)
                .script(
                        "database_api.get_dynamic_global_properties",
                        (request, honest) -> honest.edited(json -> json.replace(honestTime, tomorrow)));
        assertThat(signed().expiration()).isEqualTo(world.end().timestamp().plus(Duration.ofMinutes(10)));
    }

    @Test
    void sign_whileOneHostOfThreeIsLeft_worksOnWhatWasAgreedBefore() {
        world.reader().tip();
        for (int i = 1; i < 3; i++) {
            world.node(i).script((request, honest) -> Reply.html(500, ""));
        }
        world.time().advance(Duration.ofSeconds(12));
        assertThat(signed().referenceBlock()).isEqualTo(40);
    }

    @Test
    void sign_refusesWhatIsNotOurs() {
        TransferDraft foreign = new TransferDraft(TestWorld.CUSTOMER, TestWorld.GATEWAY, AMOUNT, "");
        assertThatThrownBy(() -> world.sender().sign(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sign_refusesMemosThatHivedWouldMangle() {
        for (String memo : List.of("a\u0001b", "x".repeat(2048), "ż".repeat(1024), "half a pair \ud83d")) {
            assertThatThrownBy(() -> world.sender().sign(draft(memo))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(world.sender().sign(draft("x".repeat(2047))).json()).contains("xxx");
    }

    @Test
    void withoutAKey_nothingIsSigned() {
        HiveNodesSettings readOnly = new HiveNodesSettings(
                TestWorld.GATEWAY,
                List.of(world.node(0).url()),
                TestAnswers.CHAIN,
                Optional.empty(),
                1,
                HiveTimeouts.DEFAULT,
                Optional.empty());
        try (HiveNodes hive = HiveNodes.open(readOnly, new AdapterContext(world.time(), new TestRandom(2)))) {
            assertThatThrownBy(() -> hive.sender().sign(draft("")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("active-key");
        }
    }

    @Test
    void secretsAndCredentials_areNeverShown() throws IOException {
        HiveNodesSettings settings = HiveNodesSettings.of(
                        new AccountName("gateway"),
                        List.of(URI.create("https://user:secret@hive.example/key?token=secret")),
                        TestAnswers.CHAIN)
                .withActiveKey(TestAnswers.KEY);
        try (HiveNodes hive = HiveNodes.open(settings, new AdapterContext(world.time(), new TestRandom(2)))) {
            assertThat(settings.toString() + hive.nodeReports()).doesNotContain("secret", "token", "5J", "5K");
        }
    }
}
