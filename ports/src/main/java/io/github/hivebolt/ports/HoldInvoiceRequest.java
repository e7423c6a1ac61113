package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An invoice that is to be made.
 *
 * @param preimage chosen by us before, so that the hash is known before the node is asked
 * @param amount what is asked, more than zero
 * @param description for the payer, at most 639 bytes of UTF-8, different for every order; the node keeps it even where
 *     the payer is given a hash
 * @param hashedDescription a text whose SHA-256 the payer is given in place of the description (BOLT 11 field h, which
 *     LNURL asks for), or empty
 * @param expiry how long it may be paid
 * @param minFinalCltvBlocks blocks that the last HTLC must have left
 */
public record HoldInvoiceRequest(
        Preimage preimage,
        Msat amount,
        String description,
        Optional<String> hashedDescription,
        Duration expiry,
        int minFinalCltvBlocks) {
    /**
     * What the payer is given in place of the description.
     *
     * @return 64 lower-case hexadecimal digits, or empty
     */
    public Optional<String> descriptionHash() {
        return hashedDescription.map(HoldInvoiceRequest::sha256);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }
}
