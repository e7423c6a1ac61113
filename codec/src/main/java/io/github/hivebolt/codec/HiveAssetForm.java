package io.github.hivebolt.codec;

import io.github.hivebolt.domain.money.HiveAsset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How assets are written: the NAI of hard fork 26, and the names of Steem that the legacy form still has. */
final class HiveAssetForm {
    static final int PRECISION = 3;

    private static final int NAI_BASE = 99_999_999;
    private static final int NAI_SHIFT = 5;
    private static final int SYMBOL_BYTES = 7;

    private HiveAssetForm() {}

    /** The NAI as JSON has it. */
    static String nai(HiveAsset asset) {
        return switch (asset) {
            case HIVE -> "@@000000021";
            case HBD -> "@@000000013";
        };
    }

    /** The 32-bit number of the form since hard fork 26. */
    static int naiNumber(HiveAsset asset) {
        int index = switch (asset) {
            case HIVE -> 2;
            case HBD -> 1;
        };
        return (NAI_BASE + index) << NAI_SHIFT | PRECISION;
    }

    /** The seven bytes behind the precision in the legacy form. */
    static byte[] legacySymbol(HiveAsset asset) {
        String symbol = switch (asset) {
            case HIVE -> "STEEM";
            case HBD -> "SBD";
        };
        return Arrays.copyOf(symbol.getBytes(StandardCharsets.US_ASCII), SYMBOL_BYTES);
    }
}
