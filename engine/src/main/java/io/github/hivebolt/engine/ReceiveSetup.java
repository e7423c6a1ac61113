package io.github.hivebolt.engine;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.ports.LightningReceiver;
import java.time.Duration;
import java.util.Optional;

/**
 * What is needed to be paid over Lightning.
 *
 * @param receiver the node that is paid
 * @param policy the rules for receive orders
 * @param secret what all preimages follow from, at least 16 characters, or empty to have one made and kept in the store
 * @param maxOpenInvoices how many unpaid invoices there may be at once
 */
public record ReceiveSetup(
        LightningReceiver receiver, ReceivePolicy policy, Optional<String> secret, long maxOpenInvoices) {
    /** How long a payer's money may be held undecided, where nobody says otherwise. */
    public static final Duration USUAL_HOLD = Duration.ofMinutes(5);

    private static final int SHORTEST_SECRET = 16;

    /** Refuses a secret that could be guessed. */
    public ReceiveSetup {
        require(
                secret.stream().allMatch(text -> text.length() >= SHORTEST_SECRET),
                "the receive secret has at least " + SHORTEST_SECRET + " characters");
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "ReceiveSetup[" + policy + ", " + maxOpenInvoices + " open invoices]";
    }
}
