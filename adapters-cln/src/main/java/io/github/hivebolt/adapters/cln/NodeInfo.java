package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.PlainText;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Core Lightning says of itself ({@code getinfo}).
 *
 * @param id its public key
 * @param network the network it serves, or empty if it is none that we know
 * @param synced whether it has seen the tip of its chain; it warns while it has not
 * @param blockHeight the height that it has seen
 * @param versionText its words, printable, at most 100 characters
 * @param clock the moment in the answer's Date header, or empty if it has none
 */
record NodeInfo(
        NodeId id,
        Optional<LightningNetwork> network,
        boolean synced,
        long blockHeight,
        String versionText,
        Optional<Instant> clock) {

    /**
     * Reads an answer to {@code getinfo}.
     *
     * @param reply the answer
     * @return what it says
     * @throws ClnTroubleException if it is none
     */
    static NodeInfo of(ClnReply reply) throws ClnTroubleException {
        JsonNode answer = reply.result();
        Optional<NodeId> id = StrictJson.text(answer, "id")
                .filter(hex -> hex.matches("0[23][0-9a-f]{64}"))
                .map(NodeId::new);
        OptionalLong height = ClnJson.integer(answer, "blockheight");
        if (id.isEmpty() || height.isEmpty() || height.getAsLong() < 0) {
            throw ClnTroubleException.ofBrokenAnswer(
                    "Core Lightning did not say who it is, or how far it has read its chain.");
        }
        return new NodeInfo(
                id.get(),
                StrictJson.text(answer, "network").flatMap(NodeInfo::networkOf),
                !answer.has("warning_bitcoind_sync") && !answer.has("warning_lightningd_sync"),
                height.getAsLong(),
                PlainText.of(StrictJson.text(answer, "version").orElse(""), 100),
                reply.date());
    }

    /** The version that the words stand for. */
    NodeVersion version() {
        return NodeVersion.of(versionText);
    }

    private static Optional<LightningNetwork> networkOf(String name) {
        return switch (name) {
            case "bitcoin" -> Optional.of(LightningNetwork.MAINNET);
            case "testnet", "testnet4" -> Optional.of(LightningNetwork.TESTNET);
            case "signet" -> Optional.of(LightningNetwork.SIGNET);
            case "regtest" -> Optional.of(LightningNetwork.REGTEST);
            default -> Optional.empty();
        };
    }
}
