package io.github.hivebolt.devnet.lnd;

import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LightningRefusal.Code;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes as lnd writes and reads them: base64 in bodies, either base64 alphabet in paths, sometimes hexadecimal. */
final class Bytes {
    private static final int HASH_BYTES = 32;

    private Bytes() {}

    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    static PaymentHash hashInPath(String text) throws LightningRefusal {
        byte[] bytes = either(text);
        if (bytes.length != HASH_BYTES) {
            throw LightningRefusal.unknown("invalid hash length of " + bytes.length + ", want 32");
        }
        return new PaymentHash(HexFormat.of().formatHex(bytes));
    }

    static PaymentHash hashInHex(String text) throws LightningRefusal {
        try {
            byte[] bytes = HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
            if (bytes.length == HASH_BYTES) {
                return new PaymentHash(HexFormat.of().formatHex(bytes));
            }
            throw LightningRefusal.unknown("invalid hash length of " + bytes.length + ", want 32");
        } catch (IllegalArgumentException malformed) {
            throw LightningRefusal.unknown(
                    text.length() % 2 == 1 ? "encoding/hex: odd length hex string" : "encoding/hex: invalid byte");
        }
    }

    static PaymentHash hashInBody(String text) throws LightningRefusal {
        return new PaymentHash(thirtyTwo(text));
    }

    static Preimage preimageInBody(String text) throws LightningRefusal {
        return new Preimage(thirtyTwo(text));
    }

    private static String thirtyTwo(String text) throws LightningRefusal {
        byte[] bytes = either(text);
        if (bytes.length != HASH_BYTES) {
            throw LightningRefusal.unknown("invalid hash length of " + bytes.length + ", want 32");
        }
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] either(String text) throws LightningRefusal {
        if (text.length() % 4 == 0) {
            try {
                return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            } catch (IllegalArgumentException malformed) {
                throw malformed(text);
            }
        }
        throw malformed(text);
    }

    private static LightningRefusal malformed(String text) {
        int end = text.length() / 4 * 4;
        return new LightningRefusal(
                Code.INVALID_ARGUMENT,
                "type mismatch, parameter: payment_hash, error: illegal base64 data at input byte " + end);
    }
}
