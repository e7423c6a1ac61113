package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * {@code webhook}: each message is posted as JSON to an address of the operator, signed in the header
 * {@code Hivebolt-Signature: t=<unix seconds>,v1=<hex>} with HMAC-SHA256 over {@code <t>.<body>}.
 */
public final class WebhookNotifierProvider implements NotifierProvider {
    static final String URL = "notify.webhook.url";
    static final String SECRET = "notify.webhook.secret";

    private static final int SHORTEST_SECRET = 16;

    /** For {@link java.util.ServiceLoader}. */
    public WebhookNotifierProvider() {}

    @Override
    public String name() {
        return WebhookNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        SettingReader reader = new SettingReader(settings, WebhookNotifier.NAME);
        URI uri = reader.address(
                "url",
                "the web address that takes the messages, without user name, for instance https://example.org/hivebolt,"
                        + " or -file with the path to it");
        String secret = reader.required(
                "secret",
                "a secret of at least " + SHORTEST_SECRET
                        + " bytes that the receiver also knows, or -file with the path" + " to it",
                text -> bytes(text).length >= SHORTEST_SECRET);
        reader.requireNoProblem();
        return new WebhookNotifier(reader.client(), uri, bytes(secret), context.time());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
