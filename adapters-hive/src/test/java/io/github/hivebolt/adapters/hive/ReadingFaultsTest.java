package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.hive.TestNode.Reply;
import io.github.hivebolt.adapters.hive.TestNode.Script;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.testkit.HiveReaderContract;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a bad node can do to the reader while there is a good one: nothing. While there is none: delay. */
class ReadingFaultsTest {
    private static final String RANGE = "block_api.get_block_range";

    private final TestWorld world = new TestWorld(2, 60, 1);

    @AfterEach
    void close() {
        world.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("500 with HTML", (Script) (request, honest) -> Reply.html(500, "<html>oops</html>")),
                Arguments.of("200 with HTML", (Script) (request, honest) -> Reply.html(200, "<html>login</html>")),
                Arguments.of("empty body", (Script) (request, honest) -> Reply.json("")),
                Arguments.of("429", (Script) (request, honest) -> Reply.html(429, "")),
                Arguments.of("413", (Script) (request, honest) -> Reply.html(413, "")),
                Arguments.of("redirect", (Script) (request, honest) -> Reply.html(302, "<html>elsewhere</html>")),
                Arguments.of("cut in the middle", (Script) (request, honest) -> honest.ending(Reply.Ending.CUT)),
                Arguments.of("silence", (Script) (request, honest) -> honest.ending(Reply.Ending.SILENT)),
                Arguments.of("half a JSON", edit(json -> json.substring(0, json.length() / 2))),
                Arguments.of("two answers", edit(json -> json + json)),
                Arguments.of("id of another question", edit(json -> json.replaceFirst("\"id\":[0-9]+}$", "\"id\":0}"))),
                Arguments.of("no id", edit(json -> json.replaceFirst(",\"id\":[0-9]+}$", "}"))),
                Arguments.of("no result", edit(json -> "{\"jsonrpc\":\"2.0\"}")),
                Arguments.of("a result that is none", edit(json -> json.replaceFirst("\"blocks\":", "\"block\":"))),
                Arguments.of(
                        "result null",
                        edit(json -> json.replaceFirst("\"result\":.*,\"id\"", "\"result\":null,\"id\""))),
                Arguments.of(
                        "an error",
                        edit(json -> json.replaceFirst(
                                "\"result\":.*,\"id\"", "\"error\":{\"code\":-32000,\"message\":\"busy\"},\"id\""))),
                Arguments.of(
                        "method unknown",
                        edit(json -> json.replaceFirst(
                                "\"result\":.*,\"id\"", "\"error\":{\"code\":-32601,\"message\":\"x\"},\"id\""))),
                Arguments.of("no blocks", edit(json -> json.replaceFirst("\"blocks\":\\[.*\\]}", "\"blocks\":[]}"))),
                Arguments.of("unlinked", edit(json -> json.replace("\"previous\":\"0", "\"previous\":\"1"))),
                Arguments.of("a gap", edit(json -> json.replaceFirst("\\{\"previous\".*?\\]},", ""))),
                Arguments.of(
                        "transactions without ids",
                        edit(json -> json.replaceAll("\"transaction_ids\":\\[[^\\]]+\\]", "\"transaction_ids\":[]"))),
                Arguments.of(
                        "ids without transactions",
                        edit(json -> json.replaceAll(
                                "\"transaction_ids\":\\[\\]", "\"transaction_ids\":[\"" + "a".repeat(40) + "\"]"))),
                Arguments.of(
                        "a time that is none",
                        edit(json ->
                                json.replace("T0", "U0").replace("T1", "U1").replace("T2", "U2"))),
                Arguments.of("deep nesting", edit(json -> "[".repeat(100_000))),
                Arguments.of("a number without end", edit(json -> "{\"id\":" + "9".repeat(100_000) + "}")));
    }

    private static Script edit(UnaryOperator<String> edit) {
        return (request, honest) -> honest.edited(edit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void badFirstNode_losesNothingWhileTheSecondIsGood(String name, Script fault) {
        List<String> sent = depositsInEveryThirdBlock();
        world.reader().tip();
        world.node(0).script(RANGE, fault);
        assertThat(memosOf(readAll(world.reference(5)))).as(name).isEqualTo(sent);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void badNodesOnly_moveNothingAndSkipNothing(String name, Script fault) {
        List<String> sent = depositsInEveryThirdBlock();
        BlockReference start = world.reference(60);
        world.reader().tip();
        world.node(0).script(RANGE, fault);
        world.node(1).script(RANGE, fault);
        List<ChainTransfer> found = new ArrayList<>();
        BlockReference reached = tryToRead(start, found);
        assertThat(reached).isEqualTo(world.reference(reached.number()));
        world.node(0).honest();
        found.addAll(readAllOnceTheNodeIsTrustedAgain(reached));
        assertThat(memosOf(found)).as(name).isEqualTo(sent);
    }

    /** What was fetched ahead may still find the bad node after it turned honest, and leave it alone once more. */
    private List<ChainTransfer> readAllOnceTheNodeIsTrustedAgain(BlockReference start) {
        for (int patience = 0; patience < 3; patience++) {
            world.time().advance(Duration.ofMinutes(6));
            try {
                return readAll(start);
            } catch (PartyUnavailableException stillLeftAlone) {
                assertThat(stillLeftAlone).hasMessageContaining("No Hive node answered");
            }
        }
        throw new AssertionError("The node that turned honest was never asked again.");
    }

    private BlockReference tryToRead(BlockReference start, List<ChainTransfer> found) {
        try {
            BlockBatch batch = world.reader().read(start, 50);
            found.addAll(batch.transfers());
            return batch.last();
        } catch (PartyUnavailableException asItShould) {
            return start;
        }
    }

    @Test
    void shortRanges_areTakenAsFarAsTheyGo() {
        List<String> sent = depositsInEveryThirdBlock();
        for (int i = 0; i < 2; i++) {
            world.node(i).script(RANGE, (request, honest) -> shortened(request, 2));
        }
        BlockBatch batch = world.reader().read(world.reference(59), 50);
        assertThat(batch.last()).isEqualTo(world.reference(61));
        assertThat(memosOf(readAll(world.reference(5)))).isEqualTo(sent);
    }

    private Reply shortened(JsonNode request, int blocks) throws IOException {
        ObjectNode fewer = request.deepCopy();
        ((ObjectNode) fewer.get("params")).put("count", blocks);
        return Reply.json(new TestAnswers(world.chain()).to(fewer));
    }

    @Test
    void answerThatLinksOnlyAtItsBeginning_isTakenAsFarAsItLinks() {
        world.produce(20);
        for (int i = 0; i < 2; i++) {
            world.node(i)
                    .script(
                            RANGE,
                            edit(json -> json.replace(
                                    "\"previous\":\"" + world.reference(65).id(), "\"previous\":\"" + "0".repeat(40))));
        }
        assertThat(world.reader().read(world.reference(60), 20).last()).isEqualTo(world.reference(65));
        assertThatThrownBy(() -> world.reader().read(world.reference(65), 20))
                .isInstanceOfSatisfying(
                        PartyUnavailableException.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.STALE));
    }

    @Test
    void nodeThatDrips_isGivenUpAfterTheLimit() {
        world.reader().tip();
        world.node(0).script(RANGE, (request, honest) -> honest.ending(Reply.Ending.DRIPPING));
        long begun = System.nanoTime();
        assertThat(world.reader().read(world.reference(10), 5).host())
                .isEqualTo(world.node(1).host());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void busyNode_isLeftAloneAsLongAsItAsks() {
        world.reader().tip();
        world.node(0).script(RANGE, (request, honest) -> Reply.html(429, "").retryAfter("120"));
        world.reader().read(world.reference(10), 5);
        world.node(0).honest();
        int before = world.node(0).calls(RANGE);
        world.time().advance(Duration.ofSeconds(100));
        world.reader().read(world.reference(10), 5);
        world.reader().read(world.reference(20), 5);
        assertThat(world.node(0).calls(RANGE)).isEqualTo(before);
        world.time().advance(Duration.ofSeconds(50));
        assertThat(world.reader().read(world.reference(30), 5).host())
                .isEqualTo(world.node(0).host());
    }

    @Test
    void retryAfterOfAYear_isNotBelieved() {
        world.reader().tip();
        world.node(0).script(RANGE, (request, honest) -> Reply.html(503, "").retryAfter("999999"));
        world.reader().read(world.reference(10), 5);
        world.node(0).honest();
        world.time().advance(Duration.ofMinutes(13));
        assertThat(world.reader().read(world.reference(30), 5).host())
                .isEqualTo(world.node(0).host());
    }

    @Test
    void operationThatConcernsUsAndCannotBeRead_stopsTheReaderBeforeItsBlock() {
        world.chain()
                .submit(
                        "{\"type\":\"transfer_operation\",\"value\":{\"from\":\"alice\",\"to\":\"gateway\","
                                + "\"amount\":{\"amount\":\"1000000\",\"precision\":6,\"nai\":\"@@000000037\"},\"memo\":\"\"}}");
        world.produce(3);
        assertThat(world.reader().read(world.reference(55), 20).last().number()).isEqualTo(60);
        assertThatThrownBy(() -> world.reader().read(world.reference(60), 20))
                .isInstanceOf(PartyUnavailableException.class)
                .hasMessageContaining("concerns us");
    }

    @Test
    void operationsOfOthersThatCannotBeRead_doNotStopTheReader() {
        world.chain()
                .submit(
                        "{\"type\":\"transfer_operation\",\"value\":{\"from\":\"alice\",\"to\":\"bob\","
                                + "\"amount\":{\"amount\":\"1\",\"precision\":6,\"nai\":\"@@000000037\"},\"memo\":7}}",
                        "{\"type\":\"transfer_operation\",\"value\":{\"from\":\"UPPER\",\"to\":\"x\",\"amount\":\"lots\"}}",
                        "{\"type\":\"custom_json_operation\",\"value\":{\"json\":\"{\\\"to\\\":\\\"gateway\\\"}\"}}",
                        "{\"type\":\"an_operation_of_tomorrow\",\"value\":[1,2,{\"to\":\"gateway\"}]}",
                        "{\"value\":{\"to\":\"gateway\"},\"type\":\"vote_operation\"}",
                        "{\"value\":{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":5,\"precision\":3,"
                                + "\"nai\":\"@@000000021\"},\"memo\":\"value first\"},\"type\":\"transfer_operation\"}");
        world.produce(3);
        assertThat(memosOf(readAll(world.reference(55)))).containsExactly("value first");
    }

    @Test
    void rawControlCharactersInTheAnswer_doNotStopTheReader() {
        world.chain().submit(TestOperations.transfer("customer", "gateway", HiveReaderContract.SOME_HIVE, "a\u0001b"));
        world.produce(3);
        assertThat(memosOf(readAll(world.reference(55)))).containsExactly("a\u0001b");
    }

    private List<String> depositsInEveryThirdBlock() {
        List<String> memos = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            memos.add("deposit " + i);
            world.transfer(world.customer(), world.gateway(), HiveReaderContract.SOME_HIVE, "deposit " + i);
            world.produce(3);
        }
        world.produce(1);
        return memos;
    }

    private static List<String> memosOf(List<ChainTransfer> transfers) {
        return transfers.stream().map(ChainTransfer::memo).toList();
    }

    private List<ChainTransfer> readAll(BlockReference start) {
        List<ChainTransfer> transfers = new ArrayList<>();
        BlockBatch batch = world.reader().read(start, 50);
        while (!batch.isEmpty()) {
            transfers.addAll(batch.transfers());
            batch = world.reader().read(batch.last(), 50);
        }
        assertThat(batch.last().number()).isEqualTo(world.irreversibleNumber());
        return transfers;
    }
}
