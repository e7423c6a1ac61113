package io.github.hivebolt.domain.lightning;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A BOLT 12 offer whose form was found good: somebody gives invoices to whoever asks. It is not signed, so it proves
 * nothing; what the node that asks for an invoice verifies is that the invoice answers it.
 *
 * @param text the offer in lower case, without continuations
 * @param networks the networks known to us on which it may be paid, possibly none
 * @param amount what it asks for, more than zero, or empty where the payer chooses
 * @param expiresAt the last moment at which invoices are given for it, or empty where it has none
 * @param terms what else it asks for that decides whether it can be paid
 */
public record Offer(
        String text, List<LightningNetwork> networks, Optional<Msat> amount, Optional<Instant> expiresAt, Terms terms) {

    /** What an offer may ask for beyond an amount of bitcoin. */
    public enum Terms {
        /** Nothing. */
        PLAIN,
        /** An amount in another currency than bitcoin, which nobody here can price. */
        OTHER_CURRENCY,
        /** That the payer says how many items he wants. */
        QUANTITY
    }

    /** Refuses what BOLT 12 does not allow. */
    public Offer {
        require(amount.isEmpty() || amount.get().value() > 0, "an offer asks for more than nothing");
        networks = List.copyOf(networks);
    }
}
