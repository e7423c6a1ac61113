package io.github.hivebolt.domain.order;

import java.util.List;

/**
 * The transitions that receive orders can make. The state diagram of the documentation is drawn from this table, and
 * {@link ReceiveDecider} makes no other.
 *
 * @param from label of the state before
 * @param to label of the state after
 * @param because what happens, in a few words
 */
public record ReceiveTransition(String from, String to, String because) {
    /** Every transition there is. */
    public static final List<ReceiveTransition> ALL = List.of(
            new ReceiveTransition("open", "accepted", "the node holds the payer's money"),
            new ReceiveTransition("open", "expired", "the node says that nobody can pay any more"),
            new ReceiveTransition("open", "payout_pending", "the node, which holds nothing, says that it was paid"),
            new ReceiveTransition("open", "parked", "the node took money that this store never decided to take"),
            new ReceiveTransition("accepted", "settling", "all checks passed, the payout is reserved"),
            new ReceiveTransition("accepted", "cancelled", "the node says that the payer has his money back"),
            new ReceiveTransition("accepted", "parked", "the node took money that this store never decided to take"),
            new ReceiveTransition("settling", "payout_pending", "the node says that the money is ours"),
            new ReceiveTransition("settling", "cancelled", "the node says that the payment ran out before"),
            new ReceiveTransition("payout_pending", "done", "the payout is irreversible"),
            new ReceiveTransition("payout_pending", "parked", "the chain refuses the payout"),
            new ReceiveTransition("parked", "payout_pending", "the operator lets the payout go"));

    static boolean isAllowed(String from, String to) {
        return from.equals(to)
                || ALL.stream().anyMatch(transition -> transition.from.equals(from) && transition.to.equals(to));
    }

    /**
     * The table as a Mermaid state diagram.
     *
     * @return the diagram's text, ending in a line feed
     */
    public static String diagram() {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n    [*] --> open\n");
        for (ReceiveTransition transition : ALL) {
            text.append("    ")
                    .append(transition.from)
                    .append(" --> ")
                    .append(transition.to)
                    .append(": ")
                    .append(transition.because)
                    .append('\n');
        }
        for (String last : List.of("done", "expired", "cancelled")) {
            text.append("    ").append(last).append(" --> [*]\n");
        }
        return text.toString();
    }
}
