package org.example.mynode;

import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.TimeSource;

/** Knows nothing yet, and says so: that is always a safe answer. */
final class MyNodePayer implements LightningPayer {
    private final String url;
    private final TimeSource time;

    MyNodePayer(String url, TimeSource time) {
        this.url = url;
        this.time = time;
    }

    @Override
    public NodeStatus status() {
        throw new PartyUnavailableException(Trouble.UNREACHABLE, "my node at " + url + " is not asked yet");
    }

    @Override
    public SendReport pay(PaymentRequest request) {
        // R2: at most one request per call. R3: whatever you do not know for sure is Unknown, answered = false.
        return new SendReport(new PaymentOutcome.NotSent("nothing was sent at " + time.now()), true, false);
    }

    @Override
    public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
        // R8: never throw. R9: Absent only when the node proves that it is the one we know with the memory it had.
        return new PaymentRecord.Unclear("my node is not asked yet");
    }
}
