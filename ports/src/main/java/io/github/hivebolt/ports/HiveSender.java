package io.github.hivebolt.ports;

import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;

/** Signs transfers of the gateway account and brings them to the chain. Implementations are thread-safe. */
public interface HiveSender {
    /**
     * Signs a transfer. Nothing leaves: no node sees it.
     *
     * <p>R1: the implementor must refer to an irreversible block about 20 below the last, take the expiration from the
     * chain's head time plus ten minutes, use the HF26 binary form, and check its own signature against the active key.
     * R2: the caller must commit the result before it calls {@link #broadcast}, and must not sign another one for the
     * same payout until this one is dead.
     *
     * @param draft what to sign
     * @return the signed transfer
     * @throws PartyUnavailableException if no node tells head time and reference block
     */
    SignedTransfer sign(TransferDraft draft);

    /**
     * Sends the same bytes to every node until one has them. It may be called any number of times.
     *
     * <p>R3: the implementor must send exactly {@link SignedTransfer#json()} and must treat "duplicate transaction" as
     * taken. R4: it must never throw for what a node or the network does.
     *
     * @param transfer committed before
     * @return what the nodes said
     */
    BroadcastReport broadcast(SignedTransfer transfer);
}
