package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.Checks;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The forms in which lnd's REST interface writes 32 bytes: base64 in bodies, padded base64url in paths. */
final class HashText {
    private HashText() {}

    /**
     * For a JSON body.
     *
     * @param hash a payment hash
     * @return standard base64 with padding
     */
    static String inBody(PaymentHash hash) {
        return Base64.getEncoder().encodeToString(Checks.bytesOf(hash.hex()));
    }

    /**
     * For a path or a query. The gateway in lnd takes the URL alphabet only with its padding.
     *
     * @param hash a payment hash
     * @return URL-safe base64 with padding
     */
    static String inPath(PaymentHash hash) {
        return Base64.getUrlEncoder().encodeToString(Checks.bytesOf(hash.hex()));
    }

    /**
     * Reads a hash out of a JSON body.
     *
     * @param text any text
     * @return the hash, or empty if the text is not the standard base64 of one
     */
    static Optional<PaymentHash> read(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == 32
                    ? Optional.of(new PaymentHash(HexFormat.of().formatHex(bytes)))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
