package io.github.hivebolt.adapters.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.HttpAnswer;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import io.github.hivebolt.adapters.http.RetryAfter;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.TimeSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts each message. The address is never in a report: its path can hold a token. */
final class WebhookNotifier implements Notifier {
    static final String NAME = "webhook";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HMAC = "HmacSHA256";
    private static final Duration UNSTATED_WAIT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final URI uri;
    private final SecretKeySpec key;
    private final TimeSource time;

    WebhookNotifier(HttpClient client, URI uri, byte[] secret, TimeSource time) {
        this.client = client;
        this.uri = uri;
        this.key = new SecretKeySpec(secret, HMAC);
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(Notification notification) {
        byte[] body = json(notification);
        String header = signature(time.now().getEpochSecond(), body);
        try {
            return judge(client.post(uri, Map.of("Hivebolt-Signature", header), "application/json", body));
        } catch (HttpTroubleException e) {
            return new Delivery.TryAgain("The webhook gave no answer: " + e.getMessage(), UNSTATED_WAIT);
        }
    }

    private Delivery judge(HttpAnswer answer) {
        int status = answer.status();
        if (answer.isSuccess()) {
            return new Delivery.Delivered();
        }
        String why = "The webhook answered with status " + status + ".";
        // Too many requests, too early, request timeout: the same message may pass later.
        boolean passing = status == 429 || status == 425 || status == 408;
        if (status >= 400 && status <= 499 && !passing) {
            return new Delivery.Refused(why);
        }
        return new Delivery.TryAgain(why, RetryAfter.read(answer, time.now(), UNSTATED_WAIT));
    }

    private static byte[] json(Notification notification) {
        PlainText text = PlainText.of(notification);
        ObjectNode root = JSON.createObjectNode()
                .put("id", notification.id())
                .put("severity", notification.severity().name().toLowerCase(Locale.ROOT))
                .put("title", text.title())
                .put("at", notification.at().toString());
        text.lines().forEach(root.putArray("lines")::add);
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain text is always JSON", e);
        }
    }

    private String signature(long unixSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((unixSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + unixSeconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + HMAC, e);
        }
    }
}
