package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.domain.lightning.FailureReason;
import java.util.Optional;

/**
 * What an error in answer to a pay request says about that request, by the numbers of lightningd's
 * {@code common/jsonrpc_errors.h}. What it says about the payment is only to be found in the books.
 */
enum Refusal {
    /** Turned away before any part was sent; an earlier payment of the hash may exist all the same. */
    REJECTED,
    /** The command is over without success. */
    GAVE_UP,
    /** There was a payment of the hash before: in flight or paid. */
    EXISTS,
    /** It says nothing: lightningd or its plug-in ended, or the number is not known here. */
    SAYS_NOTHING;

    /**
     * Sorts an error.
     *
     * @param error what was answered
     * @return its kind
     */
    static Refusal of(ClnError error) {
        if (error.code().isEmpty()) {
            return SAYS_NOTHING;
        }
        return switch (error.code().getAsInt()) {
            case -32_602, -32_601, 207, 213, 214, 1501, 1502 -> REJECTED;
            case 203, 205, 206, 209, 210, 215, 216, 220 -> GAVE_UP;
            case -3, 200, 201, 219 -> EXISTS;
            default -> SAYS_NOTHING;
        };
    }

    /**
     * The reason that goes with a number of {@link #GAVE_UP}.
     *
     * @param error what was answered
     * @return why the payment failed, if it did
     */
    static FailureReason reasonOf(ClnError error) {
        return switch (error.code().orElse(0)) {
            case 203 -> FailureReason.PAYEE_REFUSED;
            case 205, 206, 216, 220 -> FailureReason.NO_ROUTE;
            case 210 -> FailureReason.TIMED_OUT;
            case 215 -> FailureReason.INSUFFICIENT_BALANCE;
            default -> FailureReason.OTHER;
        };
    }

    /**
     * The reason why nothing was ever sent, for the numbers that stand for it: then no row is what the books should show.
     *
     * @param error what was answered
     * @return the reason, or empty where a part was sent and a row must exist
     */
    static Optional<FailureReason> reasonWithoutAPart(ClnError error) {
        return switch (error.code().orElse(0)) {
            case 205, 206, 210, 215, 216, 220 -> Optional.of(reasonOf(error));
            default -> Optional.empty();
        };
    }
}
