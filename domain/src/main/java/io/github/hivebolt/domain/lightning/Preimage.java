package io.github.hivebolt.domain.lightning;

import io.github.hivebolt.domain.Checks;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The secret whose disclosure settles a Lightning payment: the proof that it was paid. It is never shown by
 * {@link #toString()}, because who holds it before settlement can take the money.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Preimage(String hex) {
    /** Refuses anything but 32 bytes of hexadecimal. */
    public Preimage {
        Checks.requireHex(hex, 32, "a preimage");
    }

    /**
     * The payment hash that this preimage settles.
     *
     * @return SHA-256 of the preimage
     */
    public PaymentHash hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Checks.bytesOf(hex));
            return new PaymentHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "preimage of " + hash();
    }
}
