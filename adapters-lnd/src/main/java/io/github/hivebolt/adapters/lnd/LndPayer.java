package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.TimeSource;

/** Pays through lnd. Holds no state but the session's, so it is as thread-safe as that. */
final class LndPayer implements LightningPayer {
    private final LndSession session;
    private final TimeSource time;

    LndPayer(LndSession session, TimeSource time) {
        this.session = session;
        this.time = time;
    }

    @Override
    public NodeStatus status() {
        try {
            return new StatusQuestion(session).ask();
        } catch (LndTroubleException trouble) {
            throw trouble.toPartyUnavailable();
        }
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        try {
            return new SendCall(session, request).run();
        } catch (RuntimeException defect) {
            // A defect of ours says nothing about what lnd got.
            return new SendReport(new PaymentOutcome.Unknown("The lnd adapter failed: " + defect), false, false);
        }
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        try {
            return new Lookup(session, time, memory).of(hash);
        } catch (RuntimeException defect) {
            return new PaymentRecord.Unclear("The lnd adapter failed: " + defect);
        }
    }
}
