package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.HiveSender;
import java.util.Optional;

/** The sending side of all nodes together. */
final class NodeSender implements HiveSender {
    private final Optional<TransferSigner> signer;
    private final Broadcaster broadcaster;

    NodeSender(Optional<TransferSigner> signer, Broadcaster broadcaster) {
        this.signer = signer;
        this.broadcaster = broadcaster;
    }

    @Override
    public SignedTransfer sign(TransferDraft draft) {
        return signer.orElseThrow(
                        () -> new IllegalStateException("Nothing can be signed without hivebolt.hive.active-key."))
                .sign(draft);
    }

    @Override
    public BroadcastReport broadcast(SignedTransfer transfer) {
        return broadcaster.broadcast(transfer);
    }
}
