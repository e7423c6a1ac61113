package io.github.hivebolt.devnet.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts in the form of hived's newer interfaces, and those of the older ones for reading. */
public final class NaiJson {
    private static final Pattern OLD_FORM = Pattern.compile("([0-9]{1,15}\\.[0-9]{3}) (HIVE|TESTS|HBD|TBD)");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final int PRECISION = 3;
    private static final int VESTS_PRECISION = 6;

    private NaiJson() {}

    /**
     * Writes an amount.
     *
     * @param amount any amount
     * @return amount, precision and nai
     */
    public static ObjectNode write(HiveAmount amount) {
        return Json.object()
                .put("amount", Long.toString(amount.milli()))
                .put("precision", PRECISION)
                .put("nai", nai(amount.asset()));
    }

    /**
     * Writes an amount of VESTS.
     *
     * @param millionths millionths of VESTS
     * @return amount, precision and nai
     */
    public static ObjectNode vests(long millionths) {
        return Json.object()
                .put("amount", Long.toString(millionths))
                .put("precision", VESTS_PRECISION)
                .put("nai", "@@000000037");
    }

    /**
     * Reads an amount of either form.
     *
     * @param json any value
     * @return the amount, or empty if it is none of HIVE or HBD
     */
    public static Optional<HiveAmount> read(JsonNode json) {
        if (json.isTextual()) {
            Matcher old = OLD_FORM.matcher(json.textValue());
            return old.matches() ? Optional.of(HiveAmount.parse(old.group(1), asset(old.group(2)))) : Optional.empty();
        }
        String amount = json.path("amount").asText();
        Optional<HiveAsset> asset = ofNai(json.path("nai").asText());
        boolean readable =
                WHOLE.matcher(amount).matches() && json.path("precision").asInt() == PRECISION;
        return readable ? asset.map(known -> new HiveAmount(Long.parseLong(amount), known)) : Optional.empty();
    }

    private static String nai(HiveAsset asset) {
        return switch (asset) {
            case HIVE -> "@@000000021";
            case HBD -> "@@000000013";
        };
    }

    private static Optional<HiveAsset> ofNai(String nai) {
        return switch (nai) {
            case "@@000000021" -> Optional.of(HiveAsset.HIVE);
            case "@@000000013" -> Optional.of(HiveAsset.HBD);
            default -> Optional.empty();
        };
    }

    private static HiveAsset asset(String symbol) {
        return "HIVE".equals(symbol) || "TESTS".equals(symbol) ? HiveAsset.HIVE : HiveAsset.HBD;
    }
}
