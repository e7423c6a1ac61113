package io.github.hivebolt.app.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages: HMAC-SHA256 over the time, a point and the body, so that an old message cannot be played again. */
final class WebhookSigner {
    static final String HEADER = "Hivebolt-Signature";

    private static final String HMAC = "HmacSHA256";

    private WebhookSigner() {}

    /** The header's value, for instance {@code t=1767225600,v1=5257a8...}. */
    static String sign(String secret, Instant now, String body) {
        long seconds = now.getEpochSecond();
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] digest = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has " + HMAC, missing);
        }
    }
}
