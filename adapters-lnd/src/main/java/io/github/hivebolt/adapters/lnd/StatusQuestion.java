package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.PlainText;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks lnd how it is doing. */
final class StatusQuestion {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> USABLE = Set.of("RPC_ACTIVE", "SERVER_ACTIVE");

    private final LndSession session;

    StatusQuestion(LndSession session) {
        this.session = session;
    }

    /**
     * Asks.
     *
     * @return the status
     * @throws LndTroubleException if lnd is not ready, does not let us in, or makes no sense
     */
    NodeStatus ask() throws LndTroubleException {
        requireReady();
        try {
            return gather();
        } catch (LndTroubleException trouble) {
            throw trouble.refusal().isPresent() ? explained(trouble) : trouble;
        }
    }

    private NodeStatus gather() throws LndTroubleException {
        NodeInfo info = session.info(LIMIT);
        Optional<LightningNetwork> network = info.network();
        if (network.isEmpty()) {
            throw LndTroubleException.ofBrokenAnswer("lnd serves a network that Hivebolt does not know.");
        }
        ChannelSums sums = ChannelSums.of(session.get("/v1/channels", LIMIT).object());
        Msat total = totalBalance(session.get("/v1/balance/channels", LIMIT).object());
        return new NodeStatus(
                info.id(),
                network.get(),
                info.syncedToChain(),
                sums.activeChannels(),
                // The two answers are of two moments: the lower one is the safe one.
                sums.spendable().compareTo(total) < 0 ? sums.spendable() : total,
                sums.receivable(),
                info.blockHeight(),
                info.version());
    }

    // A starting node and a refused macaroon give the same status and code: only the state, which needs no macaroon,
    // tells them apart.
    private LndTroubleException explained(LndTroubleException trouble) throws LndTroubleException {
        requireReady();
        return LndTroubleException.ofConnection(
                Trouble.ACCESS_DENIED,
                "lnd is up and refuses us: check the macaroon and its permissions. " + trouble.sentence(),
                true);
    }

    private void requireReady() throws LndTroubleException {
        String state = StrictJson.text(session.get("/v1/state", LIMIT).object(), "state")
                .orElse("none");
        if (!USABLE.contains(state)) {
            throw LndTroubleException.ofConnection(
                    Trouble.NOT_READY,
                    "lnd is not ready, its state is " + PlainText.of(state, 40)
                            + ": unlock its wallet or wait until it has started.",
                    true);
        }
    }

    private static Msat totalBalance(JsonNode answer) throws LndTroubleException {
        long msat = LndJson.integer(answer.path("local_balance"), "msat").orElse(-1);
        if (msat < 0 || msat > Msat.MAX_VALUE) {
            throw LndTroubleException.ofBrokenAnswer("lnd did not say what its channels hold.");
        }
        return new Msat(msat);
    }
}
