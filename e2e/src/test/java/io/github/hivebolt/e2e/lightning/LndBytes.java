package io.github.hivebolt.e2e.lightning;

import java.util.Base64;
import java.util.HexFormat;

/** lnd writes the same bytes in hex here and in base64 there; the harness shows hex everywhere. */
final class LndBytes {
    private LndBytes() {}

    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /** The form that lnd wants in paths. */
    static String base64Url(String hex) {
        return Base64.getUrlEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }
}
