package io.github.hivebolt.app.receive;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAsset;
import jakarta.json.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a Lightning address pays, with the metadata that LUD-06 and LUD-16 ask for.
 *
 * @param account the Hive account
 * @param asset what is paid out
 * @param name the part before the at sign: the account, with {@code +hbd} for HBD
 * @param domain the part after it
 */
record LnurlIdentity(AccountName account, HiveAsset asset, String name, String domain) {
    static Optional<LnurlIdentity> parse(String user, String domain) {
        String name = user.toLowerCase(Locale.ROOT);
        int plus = name.indexOf('+');
        String account = plus < 0 ? name : name.substring(0, plus);
        Optional<HiveAsset> asset = switch (plus < 0 ? "hive" : name.substring(plus + 1)) {
            case "hive" -> Optional.of(HiveAsset.HIVE);
            case "hbd" -> Optional.of(HiveAsset.HBD);
            default -> Optional.empty();
        };
        return AccountName.isValid(account)
                ? asset.map(unit -> new LnurlIdentity(new AccountName(account), unit, name, domain))
                : Optional.empty();
    }

    String address() {
        return name + "@" + domain;
    }

    /** The same characters in every answer, because payers hash them. */
    String metadata() {
        return Json.createArrayBuilder()
                .add(Json.createArrayBuilder().add("text/plain").add("Payment to " + account + " on Hive, in " + asset))
                .add(Json.createArrayBuilder().add("text/identifier").add(address()))
                .build()
                .toString();
    }

    /** What the invoice must commit to: the metadata, followed by the payer's data where he gave some (LUD-18). */
    String hashedDescription(String payerData) {
        return metadata() + payerData;
    }
}
