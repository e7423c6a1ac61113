package io.github.hivebolt.domain.order;

/**
 * Why an order's money goes back.
 *
 * @param code the reason
 * @param words what the sender reads after {@code Refund:}, made by us alone: no text of anybody else is in it
 */
public record Refusal(ReasonCode code, String words) {
    /**
     * A refusal in the code's own words.
     *
     * @param code the reason
     * @return the refusal
     */
    public static Refusal of(ReasonCode code) {
        return new Refusal(code, code.words());
    }
}
