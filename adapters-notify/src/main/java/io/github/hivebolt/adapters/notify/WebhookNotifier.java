package io.github.hivebolt.adapters.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.TimeSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts each message. The address is never in a report: its path can hold a token. */
final class WebhookNotifier implements Notifier {
    static final String NAME = "webhook";

    private static final String HMAC = "HmacSHA256";

    private final HttpChannel channel;
    private final URI uri;
    private final SecretKeySpec key;
    private final TimeSource time;

    WebhookNotifier(HttpClient client, URI uri, byte[] secret, TimeSource time) {
        this.channel = new HttpChannel(NAME, client, time, Rules.INSTANCE, List.of());
        this.uri = uri;
        this.key = new SecretKeySpec(secret, HMAC);
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean wantsEach() {
        return true;
    }

    @Override
    public Delivery send(Notification notification) {
        ObjectNode body = json(notification);
        String signature = signature(time.now().getEpochSecond(), Json.bytes(body));
        return channel.post(uri, Map.of("Hivebolt-Signature", signature), body);
    }

    private static ObjectNode json(Notification notification) {
        PlainText text = PlainText.of(notification);
        ObjectNode root = Json.object()
                .put("id", notification.id())
                .put("severity", notification.severity().name().toLowerCase(Locale.ROOT))
                .put("title", text.title())
                .put("at", notification.at().toString());
        text.lines().forEach(root.putArray("lines")::add);
        text.link().ifPresent(link -> root.put("link", link.toString()));
        return root;
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

    /** A receiver of the operator's: its words are not repeated. */
    private enum Rules implements HttpChannel.Rules {
        INSTANCE;

        @Override
        public String advice() {
            return "Look at hivebolt.notify.webhook.url and at what receives there.";
        }
    }
}
