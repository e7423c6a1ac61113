package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.Refusal;
import jakarta.ws.rs.WebApplicationException;

/** Turns the reasons against an invoice into answers. */
final class Refusals {
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private Refusals() {}

    static WebApplicationException of(Refusal refusal) {
        return Problems.of(status(refusal.code()), refusal.code().name(), sentence(refusal));
    }

    static String sentence(Refusal refusal) {
        String words = refusal.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static int status(ReasonCode code) {
        return switch (code) {
            case PAYEE_MISSING -> NOT_FOUND;
            case NO_RATE, PAYOUT_UNAVAILABLE, LIGHTNING_UNAVAILABLE -> UNAVAILABLE;
            case ACCOUNT_BLOCKED,
                    MEMO_UNREADABLE,
                    MEMO_NOT_RECOGNISED,
                    MEMO_AMBIGUOUS,
                    INVOICE_UNREADABLE,
                    INVOICE_WRONG_NETWORK,
                    SELF_PAYMENT,
                    INVOICE_ALREADY_USED,
                    INVOICE_EXPIRED,
                    INVOICE_TIMELOCK_TOO_LONG,
                    AMOUNT_MISSING,
                    AMOUNT_TOO_SMALL,
                    AMOUNT_TOO_LARGE,
                    NOT_ENOUGH_SENT,
                    RATE_LIMITED,
                    NO_ROUTE,
                    PAYEE_REFUSED,
                    DESTINATION_UNREACHABLE,
                    DESTINATION_INVALID,
                    PRICE_MOVED,
                    OPERATOR -> UNPROCESSABLE;
        };
    }
}
