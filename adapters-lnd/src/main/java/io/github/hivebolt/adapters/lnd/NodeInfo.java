package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.PlainText;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What lnd says of itself ({@code lnrpc.GetInfoResponse}).
 *
 * @param id its public key
 * @param network the network it serves, or empty if it is none that we know
 * @param syncedToChain whether it has seen the tip of its chain
 * @param blockHeight the height that it has seen
 * @param version its words, printable, at most 100 characters
 * @param clock the moment in the answer's Date header, or empty if it has none
 */
record NodeInfo(
        NodeId id,
        Optional<LightningNetwork> network,
        boolean syncedToChain,
        long blockHeight,
        String version,
        Optional<Instant> clock) {

    /**
     * Reads an answer to {@code /v1/getinfo}.
     *
     * @param reply the answer
     * @return what it says
     * @throws LndTroubleException if it is none
     */
    static NodeInfo of(LndReply reply) throws LndTroubleException {
        JsonNode answer = reply.object();
        Optional<NodeId> id = StrictJson.text(answer, "identity_pubkey")
                .filter(hex -> hex.matches("0[23][0-9a-f]{64}"))
                .map(NodeId::new);
        OptionalLong height = LndJson.integer(answer, "block_height");
        JsonNode synced = answer.path("synced_to_chain");
        if (id.isEmpty() || height.isEmpty() || height.getAsLong() < 0 || !synced.isBoolean()) {
            throw LndTroubleException.ofBrokenAnswer("lnd did not say who it is, or how far it has read its chain.");
        }
        return new NodeInfo(
                id.get(),
                StrictJson.text(answer.path("chains").path(0), "network").flatMap(NodeInfo::networkOf),
                synced.booleanValue(),
                height.getAsLong(),
                PlainText.of(StrictJson.text(answer, "version").orElse(""), 100),
                reply.date());
    }

    private static Optional<LightningNetwork> networkOf(String name) {
        return switch (name) {
            case "mainnet" -> Optional.of(LightningNetwork.MAINNET);
            case "testnet" -> Optional.of(LightningNetwork.TESTNET);
            case "signet" -> Optional.of(LightningNetwork.SIGNET);
            case "regtest" -> Optional.of(LightningNetwork.REGTEST);
            case "simnet" -> Optional.of(LightningNetwork.SIMNET);
            default -> Optional.empty();
        };
    }
}
