package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;

/**
 * A payment that was made, with its proof.
 *
 * @param dispatch the decision that led to it
 * @param preimage the proof: it hashes to the invoice's payment hash, or this cannot be built
 * @param routing what the route cost
 */
public record Payment(Dispatch dispatch, Preimage preimage, Msat routing) {
    /** Refuses a preimage of something else (64 zeros, for instance). */
    public Payment {
        require(
                preimage.hash().equals(dispatch.invoice().paymentHash()),
                "the preimage does not hash to the payment hash");
    }
}
