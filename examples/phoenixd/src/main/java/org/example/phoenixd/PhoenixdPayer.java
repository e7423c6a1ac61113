package org.example.phoenixd;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Pays through phoenixd. It holds no state, so it is thread-safe. */
final class PhoenixdPayer implements LightningPayer {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(60);

    private final PhoenixdHttp http;
    private final TimeSource time;

    PhoenixdPayer(PhoenixdHttp http, TimeSource time) {
        this.http = http;
        this.time = time;
    }

    @Override
    public NodeStatus status() {
        NodeInfo info = NodeInfo.of(http, LIMIT);
        if (!info.isReady()) {
            throw new PartyUnavailableException(
                    PartyUnavailableException.Trouble.NOT_READY, "phoenixd is starting: wait until it is connected.");
        }
        return new NodeStatus(
                info.id(),
                info.network(),
                info.blockHeight().isPresent(),
                info.activeChannels(),
                info.spendable(),
                info.receivable(),
                info.blockHeight().orElse(0L),
                info.version());
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        try {
            return new PayCall(http, time, request).run();
        } catch (RuntimeException defect) {
            // A defect of ours says nothing about what phoenixd got.
            return new SendReport(new PaymentOutcome.Unknown("The phoenixd adapter failed: " + defect), false, false);
        }
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        try {
            return switch (OwnRecord.of(http, hash, LIMIT)) {
                case OwnRecord.Paid paid -> new PaymentRecord.Settled(paid.preimage(), paid.fee(), paid.begunAt());
                case OwnRecord.GivenUp given ->
                    otherNode(memory, NodeInfo.of(http, LIMIT))
                            .orElseGet(() -> new PaymentRecord.Failed(FailureReason.OTHER, given.begunAt()));
                case OwnRecord.Pending pending ->
                    otherNode(memory, NodeInfo.of(http, LIMIT))
                            .orElseGet(() -> new PaymentRecord.InFlight(
                                    false, "pending since " + pending.begunAt() + "; phoenixd shows no HTLCs"));
                case OwnRecord.None none ->
                    objection(memory, NodeInfo.of(http, LIMIT)).orElseGet(PaymentRecord.Absent::new);
                case OwnRecord.Unusable unusable -> new PaymentRecord.Unclear(unusable.why());
            };
        } catch (PartyUnavailableException silent) {
            return new PaymentRecord.Unclear(silent.words());
        } catch (RuntimeException defect) {
            return new PaymentRecord.Unclear("The phoenixd adapter failed: " + defect);
        }
    }

    private static Optional<PaymentRecord> otherNode(NodeMemory memory, NodeInfo info) {
        return info.id().equals(memory.node())
                ? Optional.empty()
                : Optional.of(new PaymentRecord.Contradiction("The node that answers is " + info.id() + ", not "
                        + memory.node() + ", which was pinned at first contact."));
    }

    /** What must hold before "no record" is believed. */
    private Optional<PaymentRecord> objection(NodeMemory memory, NodeInfo info) {
        Optional<PaymentRecord> other = otherNode(memory, info);
        if (other.isPresent()) {
            return other;
        }
        if (info.blockHeight().isEmpty()) {
            return Optional.of(new PaymentRecord.Unclear("phoenixd has not seen its chain yet."));
        }
        if (!clockAgrees(info.clock())) {
            return Optional.of(
                    new PaymentRecord.Unclear("The clock of phoenixd is not within 60 s of ours, or unknown."));
        }
        return memory.lastFinished().flatMap(this::forgotten);
    }

    private boolean clockAgrees(Optional<Instant> clock) {
        return clock.map(theirs -> Duration.between(theirs, time.now()).abs().compareTo(MAX_CLOCK_SKEW) <= 0)
                .orElse(http.settings().sharesOurClock());
    }

    private Optional<PaymentRecord> forgotten(PaymentHash lastFinished) {
        return switch (OwnRecord.of(http, lastFinished, LIMIT)) {
            case OwnRecord.Paid paid -> Optional.empty();
            case OwnRecord.GivenUp given -> Optional.empty();
            case OwnRecord.Pending pending ->
                Optional.of(new PaymentRecord.Unclear("phoenixd reports a finished payment as unfinished."));
            case OwnRecord.Unusable unusable -> Optional.of(new PaymentRecord.Unclear(unusable.why()));
            case OwnRecord.None none ->
                Optional.of(new PaymentRecord.Contradiction(
                        "phoenixd has no record of payment " + lastFinished + ", whose end it had told us."));
        };
    }
}
