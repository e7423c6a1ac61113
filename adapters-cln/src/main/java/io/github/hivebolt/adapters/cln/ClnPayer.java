package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** Pays through Core Lightning. Holds no state but the session's, so it is as thread-safe as that. */
final class ClnPayer implements LightningPayer {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClnSession session;
    private final TimeSource time;
    private final RandomSource random;

    ClnPayer(ClnSession session, TimeSource time, RandomSource random) {
        this.session = session;
        this.time = time;
        this.random = random;
    }

    @Override
    public NodeStatus status() {
        try {
            return askStatus();
        } catch (ClnTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    private NodeStatus askStatus() throws ClnTroubleException {
        NodeInfo info = session.info(LIMIT);
        Optional<LightningNetwork> network = info.network();
        if (network.isEmpty()) {
            throw ClnTroubleException.ofBrokenAnswer("Core Lightning serves a network that Hivebolt does not know.");
        }
        ChannelSums sums = ChannelSums.of(ChannelState.channelsOf(session, LIMIT));
        return new NodeStatus(
                info.id(),
                network.get(),
                info.synced(),
                sums.activeChannels(),
                sums.spendable(),
                sums.receivable(),
                info.blockHeight(),
                info.versionText());
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        try {
            return new PayCall(session, request, random).run();
        } catch (RuntimeException defect) {
            // A defect of ours says nothing about what the node got.
            return new SendReport(
                    new PaymentOutcome.Unknown("The Core Lightning adapter failed: " + defect), false, false);
        }
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        try {
            return new Lookup(session, time, memory).of(hash);
        } catch (RuntimeException defect) {
            return new PaymentRecord.Unclear("The Core Lightning adapter failed: " + defect);
        }
    }
}
