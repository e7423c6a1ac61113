package org.example.phoenixd;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.example.phoenixd.PhoenixdHttp.Answer;
import org.example.phoenixd.PhoenixdHttp.NoAnswer;

/**
 * What phoenixd says of itself.
 *
 * @param id its public key
 * @param network the network it serves
 * @param blockHeight the height that it has seen, or empty while it has seen none
 * @param activeChannels channels that can be used now
 * @param spendable what it can send
 * @param receivable what it can receive
 * @param version its words
 * @param clock the moment in the answer's Date header, if it has one
 */
record NodeInfo(
        NodeId id,
        LightningNetwork network,
        Optional<Long> blockHeight,
        int activeChannels,
        Msat spendable,
        Msat receivable,
        String version,
        Optional<Instant> clock) {
    private static final int MAX_VERSION = 100;

    /** Asks. */
    static NodeInfo of(PhoenixdHttp http, Duration limit) {
        Answer answer;
        try {
            answer = http.get("/getinfo", limit);
        } catch (NoAnswer trouble) {
            throw new PartyUnavailableException(Trouble.UNREACHABLE, trouble.sentence(), trouble);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new PartyUnavailableException(
                    Trouble.ACCESS_DENIED, "phoenixd refuses us: check hivebolt.phoenixd.password.");
        }
        Optional<Map<String, Object>> json = answer.status() == 200 ? Json.object(answer.body()) : Optional.empty();
        return json.flatMap(object -> read(object, answer))
                .orElseThrow(() -> new PartyUnavailableException(
                        Trouble.BROKEN_ANSWER, "phoenixd did not say who it is (HTTP " + answer.status() + ")."));
    }

    @SuppressWarnings("unchecked")
    private static Optional<NodeInfo> read(Map<String, Object> object, Answer answer) {
        Optional<NodeId> id = Json.string(object, "nodeId")
                .filter(hex -> hex.matches("0[23][0-9a-f]{64}"))
                .map(NodeId::new);
        Optional<LightningNetwork> network = Json.string(object, "chain").flatMap(NodeInfo::networkOf);
        if (id.isEmpty() || network.isEmpty() || !(object.get("channels") instanceof Map<?, ?> channels)) {
            return Optional.empty();
        }
        int active = 0;
        long spendable = 0;
        long receivable = 0;
        for (Object channel : channels.values()) {
            if (channel instanceof Map<?, ?> known
                    && Json.string((Map<String, Object>) known, "state").equals(Optional.of("Normal"))) {
                active++;
                spendable += sats((Map<String, Object>) known, "balanceSat");
                receivable += sats((Map<String, Object>) known, "inboundLiquiditySat");
            }
        }
        return Optional.of(new NodeInfo(
                id.get(),
                network.get(),
                Json.number(object, "blockHeight").filter(height -> height > 0),
                active,
                Msat.ofSats(spendable),
                Msat.ofSats(receivable),
                printable(Json.string(object, "version").orElse("")),
                answer.date().flatMap(NodeInfo::instant)));
    }

    /** Whether it has begun to work: it knows its chain, or a channel is up. */
    boolean isReady() {
        return blockHeight.isPresent() || activeChannels > 0;
    }

    private static long sats(Map<String, Object> channel, String name) {
        return Json.number(channel, name)
                .filter(value -> value >= 0 && value <= 21_000_000L * 1_000_000L)
                .orElse(0L);
    }

    private static Optional<LightningNetwork> networkOf(String chain) {
        return switch (chain) {
            case "mainnet" -> Optional.of(LightningNetwork.MAINNET);
            case "testnet", "testnet3", "testnet4" -> Optional.of(LightningNetwork.TESTNET);
            case "signet" -> Optional.of(LightningNetwork.SIGNET);
            case "regtest" -> Optional.of(LightningNetwork.REGTEST);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static String printable(String hostile) {
        return hostile.substring(0, Math.min(MAX_VERSION, hostile.length())).replaceAll("[^ -~]", "?");
    }
}
