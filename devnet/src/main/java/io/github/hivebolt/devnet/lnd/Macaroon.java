package io.github.hivebolt.devnet.lnd;

import java.util.Locale;
import java.util.Optional;

/** The secret that callers of a node must show. Never shown by {@link #toString()}. */
public final class Macaroon {
    private final String hex;

    /**
     * A node's secret.
     *
     * @param hex its bytes in lower-case hexadecimal
     */
    public Macaroon(String hex) {
        this.hex = hex;
    }

    /**
     * What callers put into the header {@code Grpc-Metadata-macaroon}.
     *
     * @return hexadecimal digits
     */
    public String hex() {
        return hex;
    }

    Optional<String> refusal(Optional<String> shown) {
        if (shown.isEmpty()) {
            return Optional.of("expected 1 macaroon, got 0");
        }
        for (int i = 0; i < shown.get().length(); i++) {
            char digit = shown.get().charAt(i);
            if (Character.digit(digit, 16) < 0) {
                String code = String.format(Locale.ROOT, "%04X", (int) digit);
                return Optional.of("encoding/hex: invalid byte: U+" + code + " '" + digit + "'");
            }
        }
        return shown.get().equalsIgnoreCase(hex)
                ? Optional.empty()
                : Optional.of("verification failed: signature mismatch after caveat verification");
    }

    @Override
    public String toString() {
        return "a macaroon";
    }
}
