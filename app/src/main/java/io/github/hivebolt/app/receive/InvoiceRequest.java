package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ReceiveAsk;
import jakarta.ws.rs.WebApplicationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller wants an invoice for, as he wrote it.
 *
 * @param account the Hive account that is paid
 * @param asset {@code HIVE} or {@code HBD}
 * @param amountSats what is to be paid over Lightning
 * @param amount what is to arrive on Hive, instead
 * @param message the payer's message
 * @param expirySeconds 60 to 900
 */
@Schema(name = "InvoiceRequest", description = "Either amountSats or amount.")
public record InvoiceRequest(
        @Schema(example = "alice", required = true) Optional<String> account,
        Optional<String> asset,

        @Schema(implementation = Long.class, minimum = "1", example = "2000")
        Optional<BigDecimal> amountSats,

        @Schema(example = "12.345", pattern = "[0-9]{1,9}(\\.[0-9]{1,3})?")
        Optional<String> amount,

        @Schema(maxLength = 600, example = "two coffees") Optional<String> message,

        @Schema(implementation = Integer.class, minimum = "60", maximum = "900", defaultValue = "600")
        Optional<BigDecimal> expirySeconds) {
    static final String EXAMPLE = "{\"account\":\"alice\",\"asset\":\"HIVE\",\"amountSats\":2000,\"message\":\"two"
            + " coffees\",\"expirySeconds\":600}";

    private static final int LONGEST_MESSAGE = 600;
    private static final BigDecimal MOST_SATS = BigDecimal.valueOf(Msat.MAX_VALUE / 1_000);
    private static final BigDecimal SHORTEST_EXPIRY = BigDecimal.valueOf(60);
    private static final BigDecimal LONGEST_EXPIRY = BigDecimal.valueOf(900);
    private static final BigDecimal USUAL_EXPIRY = BigDecimal.valueOf(600);

    ReceiveAsk ask() {
        return new ReceiveAsk(payee(), wanted(hiveAsset()));
    }

    private AccountName payee() {
        return account.filter(AccountName::isValid)
                .map(AccountName::new)
                .orElseThrow(
                        () -> bad("INVALID_ACCOUNT", "The account must be the name of a Hive account, without @."));
    }

    private HiveAsset hiveAsset() {
        return switch (asset.orElse("HIVE").toUpperCase(Locale.ROOT)) {
            case "HIVE" -> HiveAsset.HIVE;
            case "HBD" -> HiveAsset.HBD;
            default -> throw bad("INVALID_ASSET", "The asset must be HIVE or HBD.");
        };
    }

    private ReceiveAsk.Amount wanted(HiveAsset wantedAsset) {
        if (amountSats.isPresent() == amount.isPresent()) {
            throw bad("INVALID_AMOUNT", "Give either amountSats, or amount in the asset.");
        }
        return amount.isPresent()
                ? new ReceiveAsk.Amount.Arriving(arriving(amount.get(), wantedAsset))
                : new ReceiveAsk.Amount.Paid(Msat.ofSats(sats()), wantedAsset);
    }

    private long sats() {
        BigDecimal sats = amountSats.orElse(BigDecimal.ZERO);
        boolean valid = sats.signum() > 0
                && sats.compareTo(MOST_SATS) <= 0
                && sats.stripTrailingZeros().scale() <= 0;
        if (!valid) {
            throw bad("INVALID_AMOUNT", "amountSats must be a whole number of sats, at least 1.");
        }
        return sats.longValueExact();
    }

    private static HiveAmount arriving(String text, HiveAsset wantedAsset) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")
                || HiveAmount.parse(text, wantedAsset).isZero()) {
            throw bad("INVALID_AMOUNT", "The amount must be a text like \"12.345\", with at most three decimals.");
        }
        return HiveAmount.parse(text, wantedAsset);
    }

    String words() {
        String text = message.orElse("");
        if (text.length() > LONGEST_MESSAGE) {
            throw bad("INVALID_MESSAGE", "The message must have at most " + LONGEST_MESSAGE + " characters.");
        }
        return text.replace('\u0000', '\ufffd');
    }

    Duration expiry() {
        BigDecimal seconds = expirySeconds.orElse(USUAL_EXPIRY);
        boolean valid = seconds.compareTo(SHORTEST_EXPIRY) >= 0
                && seconds.compareTo(LONGEST_EXPIRY) <= 0
                && seconds.stripTrailingZeros().scale() <= 0;
        if (!valid) {
            throw bad("INVALID_EXPIRY", "expirySeconds must be a whole number from 60 to 900.");
        }
        return Duration.ofSeconds(seconds.longValueExact());
    }

    private static WebApplicationException bad(String code, String detail) {
        return Problems.of(400, code, detail);
    }
}
