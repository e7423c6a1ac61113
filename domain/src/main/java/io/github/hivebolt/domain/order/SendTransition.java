package io.github.hivebolt.domain.order;

import java.util.List;

/**
 * The transitions that send orders can make. The state diagram of the documentation is drawn from this table, and
 * {@link SendDecider} makes no other.
 *
 * @param from label of the state before
 * @param to label of the state after
 * @param because what happens, in a few words
 */
public record SendTransition(String from, String to, String because) {
    /** Every transition there is. */
    public static final List<SendTransition> ALL = List.of(
            new SendTransition("received", "waiting", "acceptable, but not now"),
            new SendTransition("received", "paying", "accepted and priced"),
            new SendTransition("received", "refund_pending", "a check failed"),
            new SendTransition("received", "kept", "booked, never answered"),
            new SendTransition(
                    "received", "parked", "the node knows a payment that the store does not, or the account is held"),
            new SendTransition("waiting", "paying", "accepted and priced"),
            new SendTransition("waiting", "refund_pending", "a check failed, or it waited too long"),
            new SendTransition("waiting", "kept", "booked, never answered"),
            new SendTransition(
                    "waiting", "parked", "the node knows a payment that the store does not, or the account is held"),
            new SendTransition("paying", "waiting", "the request provably never left"),
            new SendTransition("paying", "paid", "a preimage that hashes to the payment hash"),
            new SendTransition("paying", "refund_pending", "the node's record says failed, and no send is unanswered"),
            new SendTransition("paying", "parked", "only a human can judge it"),
            new SendTransition("paid", "change_pending", "0.001 or more is left"),
            new SendTransition("paid", "done", "nothing is left"),
            new SendTransition("paid", "parked", "change to an account that is held"),
            new SendTransition("change_pending", "done", "the change is irreversible"),
            new SendTransition("change_pending", "parked", "the chain refuses the change"),
            new SendTransition("refund_pending", "refunded", "the refund is irreversible"),
            new SendTransition("refund_pending", "parked", "the chain refuses the refund, or the account is held"),
            new SendTransition("parked", "paid", "the node's record shows the preimage, or the operator does"),
            new SendTransition("parked", "change_pending", "the operator lets the change go"),
            new SendTransition("parked", "refund_pending", "the operator returns it"));

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
        StringBuilder text = new StringBuilder("stateDiagram-v2\n    [*] --> received\n");
        for (SendTransition transition : ALL) {
            text.append("    ")
                    .append(transition.from)
                    .append(" --> ")
                    .append(transition.to)
                    .append(": ")
                    .append(transition.because)
                    .append('\n');
        }
        for (String last : List.of("done", "refunded", "kept")) {
            text.append("    ").append(last).append(" --> [*]\n");
        }
        return text.toString();
    }
}
