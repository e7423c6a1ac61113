package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Preimage;
import java.util.Optional;

/**
 * What came with a payment that nobody had asked for. Both texts are hostile input, and bounded.
 *
 * @param preimage chosen by the payer
 * @param account the text of custom record 818818, which names a Hive account, or empty
 * @param message the field {@code message} of the JSON in custom record 7629169 (a "boostagram"), or empty
 */
public record Keysend(Preimage preimage, Optional<String> account, Optional<String> message) {
    /** The custom record that names a Hive account. */
    public static final long ACCOUNT_RECORD = 818_818;

    /** The custom record with a boostagram. */
    public static final long BOOSTAGRAM_RECORD = 7_629_169;

    /** The longest text that is kept of either, in characters. */
    public static final int MOST_CHARACTERS = 500;

    /** Cuts what is too long. */
    public Keysend {
        account = account.map(Keysend::cut);
        message = message.map(Keysend::cut);
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
