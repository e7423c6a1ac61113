package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.Corroboration;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRulesTest {
    private static List<Movement> movements(String operation) throws IOException, MalformedOperationException {
        JsonNode json = new ObjectMapper().readTree(operation);
        return OperationRules.movements(
                new RawOperation(json.path("type").asText(), json.path("value")), TestWorld.GATEWAY);
    }

    @Test
    void escrowOfBothAssets_isTwoTransfersWithPlacesOfTheirOwn() {
        try (TestWorld world = new TestWorld(2)) {
            BlockReference start = world.end();
            world.chain()
                    .submit(
                            TestOperations.escrowRelease("alice", "gateway", 2_000, 3_000),
                            TestOperations.escrowRelease("alice", "gateway", 0, 4_000),
                            TestOperations.escrowRelease("alice", "bob", 5_000, 6_000));
            world.produce(3);
            List<ChainTransfer> transfers = world.reader().read(start, 10).transfers();
            assertThat(transfers)
                    .extracting(ChainTransfer::amount)
                    .containsExactly(
                            new HiveAmount(2_000, HiveAsset.HIVE),
                            new HiveAmount(3_000, HiveAsset.HBD),
                            new HiveAmount(4_000, HiveAsset.HBD));
            assertThat(transfers).extracting(ChainTransfer::operation).doesNotHaveDuplicates();
            assertThat(transfers)
                    .extracting(
                            each -> OperationId.parse(each.operation().text()).orElseThrow())
                    .containsExactlyElementsOf(
                            transfers.stream().map(ChainTransfer::operation).toList());
            assertThat(transfers)
                    .allMatch(each ->
                            world.reader().corroborate(each, world.node(0).host()) instanceof Corroboration.Agreed);
        }
    }

    @Test
    void escrowReleaseWithNothingInIt_movesNothing() throws Exception {
        assertThat(movements(TestOperations.escrowRelease("alice", "gateway", 0, 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"alice\",\"to\":\"gateway\",\"memo\":\"\"}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":\"1.000 HIVE\",\"memo\":\"\"}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"-1\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":\"\"}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"1.5\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":\"\"}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"9999999999999999999\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":\"\"}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"1\",\"precision\":6,\"nai\":\"@@000000021\"},\"memo\":\"\"}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"1\",\"precision\":3,\"nai\":\"@@000000037\"},\"memo\":\"\"}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"1\",\"precision\":3,\"nai\":\"@@000000021\"}}",
                "{\"from\":\"alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"1\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":null}",
                "{\"from\":\"Alice\",\"to\":\"gateway\",\"amount\":{\"amount\":\"1\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":\"\"}",
                "{\"to\":\"gateway\",\"amount\":{\"amount\":\"1\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":\"\"}",
                "{\"from\":\"gateway\",\"to\":[\"bob\"],\"memo\":\"\"}",
                "{}",
                "[\"transfer\"]",
                "null"
            })
    void whatMayConcernUsAndCannotBeRead_isNotSkipped(String value) {
        assertThatThrownBy(() -> movements("{\"type\":\"transfer_operation\",\"value\":" + value + "}"))
                .isInstanceOf(MalformedOperationException.class);
    }

    @Test
    void memoLongerThanTheChainAllows_isNotBelieved() {
        String transfer =
                TestOperations.transfer("alice", "gateway", new HiveAmount(1, HiveAsset.HIVE), "x".repeat(2_048));
        assertThatThrownBy(() -> movements(transfer)).isInstanceOf(MalformedOperationException.class);
    }

    @Test
    void largestAmount_isExact() throws Exception {
        HiveAmount amount = new HiveAmount(9_007_199_254_740_993L, HiveAsset.HBD);
        assertThat(movements(TestOperations.transfer("alice", "gateway", amount, ""))
                        .get(0)
                        .amount())
                .isEqualTo(amount);
    }
}
