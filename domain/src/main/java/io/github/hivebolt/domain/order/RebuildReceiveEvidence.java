package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.util.List;
import java.util.Optional;

/**
 * What chain and node tell about one receive order whose store was lost or is behind.
 *
 * @param taken what the node took for its invoice, or empty where it took nothing
 * @param preimage the proof that the node shows or that our secret leads to, or empty
 * @param ours whether it is proven that the invoice is of this gateway: anybody can write a description like ours
 * @param priceIsKnown whether the store holds the order's price; else it is known for the amount that was asked only
 * @param answers transfers of ours in the irreversible chain that name the order
 * @param unreadable transfers of ours to the payee, of the payout's very amount, whose memo nobody can read
 */
public record RebuildReceiveEvidence(
        Optional<Msat> taken,
        Optional<Preimage> preimage,
        boolean ours,
        boolean priceIsKnown,
        List<ChainTransfer> answers,
        List<ChainTransfer> unreadable) {
    /** Takes copies of the lists. */
    public RebuildReceiveEvidence {
        answers = List.copyOf(answers);
        unreadable = List.copyOf(unreadable);
    }
}
