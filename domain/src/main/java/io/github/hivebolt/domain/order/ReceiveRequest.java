package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What was asked for when an invoice was made. It never changes.
 *
 * @param payee the Hive account that is paid
 * @param gateway the account that pays it
 * @param quote price and fee, locked
 * @param message the payer's message, possibly empty; hostile input of at most {@link #MAX_MESSAGE} characters
 * @param requestedBy who asked for the invoice: an API key's id or {@code lnurl}
 * @param createdAt when the quote was made
 * @param expiresAt when quote and invoice end
 */
public record ReceiveRequest(
        AccountName payee,
        AccountName gateway,
        ReceiveQuote quote,
        String message,
        String requestedBy,
        Instant createdAt,
        Instant expiresAt) {
    /** The longest message in characters; the payout's memo cuts it further if need be. */
    public static final int MAX_MESSAGE = 1_000;

    private static final int MAX_REQUESTER = 40;

    /** Makes message and times storable, and refuses what contradicts itself. */
    public ReceiveRequest {
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
        message = message.replace('\u0000', '\ufffd');
        require(message.length() <= MAX_MESSAGE, "a message has at most " + MAX_MESSAGE + " characters");
        require(
                !requestedBy.isEmpty() && requestedBy.length() <= MAX_REQUESTER,
                "who asked is named in 1 to " + MAX_REQUESTER + " characters");
        require(expiresAt.isAfter(createdAt), "a quote ends after it began");
        require(!payee.equals(gateway), "the gateway does not pay itself");
    }
}
