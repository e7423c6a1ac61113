package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;
import static io.github.hivebolt.domain.Checks.requireHex;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an invoice is to say before it is signed.
 *
 * @param network the network
 * @param amount what is asked, more than zero, or empty where the payer chooses
 * @param paymentHash the payment hash
 * @param paymentSecretHex 64 lower-case hexadecimal digits that the payer has to repeat
 * @param description the payee's words, at most {@value #MAX_DESCRIPTION_BYTES} bytes of UTF-8, or the hash of them
 * @param createdAt the timestamp, whole seconds from 1970 to {@value #MAX_TIMESTAMP} seconds later
 * @param expiry how long it may be paid, whole seconds
 * @param minFinalCltvBlocks the least number of blocks that the last HTLC must have left
 */
public record InvoiceDraft(
        LightningNetwork network,
        Optional<Msat> amount,
        PaymentHash paymentHash,
        String paymentSecretHex,
        Description description,
        Instant createdAt,
        Duration expiry,
        int minFinalCltvBlocks) {
    /** The most bytes that a field of an invoice holds. */
    public static final int MAX_DESCRIPTION_BYTES = 639;

    /** The largest number of 35 bits. */
    public static final long MAX_TIMESTAMP = (1L << 35) - 1;

    /** Refuses what an invoice cannot say. */
    public InvoiceDraft {
        require(amount.isEmpty() || amount.get().value() > 0, "an invoice asks for more than nothing");
        requireHex(paymentSecretHex, 32, "a payment secret");
        long timestamp = createdAt.getEpochSecond();
        require(timestamp >= 0 && timestamp <= MAX_TIMESTAMP, "an invoice's timestamp must fit 35 bits");
        require(
                createdAt.getNano() == 0 && expiry.equals(Duration.ofSeconds(expiry.toSeconds())),
                "an invoice counts whole seconds");
        require(!expiry.isNegative() && minFinalCltvBlocks >= 0, "expiry and final CLTV must not be negative");
    }

    /** The two ways in which an invoice says what it is for. */
    public sealed interface Description {
        /**
         * The words themselves.
         *
         * @param value at most {@value InvoiceDraft#MAX_DESCRIPTION_BYTES} bytes of UTF-8
         */
        record Text(String value) implements Description {
            /** Refuses what does not fit. */
            public Text {
                require(
                        Utf8.encode(value).length <= MAX_DESCRIPTION_BYTES,
                        "an invoice's description must not exceed " + MAX_DESCRIPTION_BYTES + " bytes");
            }
        }

        /**
         * The SHA-256 of words that the payer knows from elsewhere.
         *
         * @param hex 64 lower-case hexadecimal digits
         */
        record Hash(String hex) implements Description {
            /** Refuses anything but 32 bytes. */
            public Hash {
                requireHex(hex, 32, "a description hash");
            }
        }
    }
}
