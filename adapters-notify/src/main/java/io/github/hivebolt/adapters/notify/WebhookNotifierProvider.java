package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpOptions;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code webhook}: each message is posted as JSON to an address of the operator, signed in the header
 * {@code Hivebolt-Signature: t=<unix seconds>,v1=<hex>} with HMAC-SHA256 over {@code <t>.<body>}.
 */
public final class WebhookNotifierProvider implements NotifierProvider {
    static final String URL = "notify.webhook.url";
    static final String SECRET = "notify.webhook.secret";

    private static final int SHORTEST_SECRET = 16;

    /** Together below the 20 s that one message may take. */
    private static final HttpOptions OPTIONS = HttpOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(4))
            .withReadTimeout(Duration.ofSeconds(8))
            .withOverallTimeout(Duration.ofSeconds(12))
            .withMaxAnswerBytes(64 * 1024)
            .withMaxConnections(2);

    /** For {@link java.util.ServiceLoader}. */
    public WebhookNotifierProvider() {}

    @Override
    public String name() {
        return WebhookNotifier.NAME;
    }

    @Override
    public Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        Optional<URI> uri = settings.text(URL).flatMap(WebhookNotifierProvider::webAddress);
        Optional<byte[]> secret = settings.text(SECRET)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .filter(bytes -> bytes.length >= SHORTEST_SECRET);
        if (uri.isPresent() && secret.isPresent()) {
            return new WebhookNotifier(HttpClient.open(OPTIONS), uri.get(), secret.get(), context.time());
        }
        List<String> problems = new ArrayList<>();
        if (uri.isEmpty()) {
            problems.add("hivebolt." + URL
                    + " must be the web address that takes the messages, without user name,"
                    + " for instance https://example.org/hivebolt.");
        }
        if (secret.isEmpty()) {
            problems.add("hivebolt." + SECRET + " (or -file) must be a secret of at least " + SHORTEST_SECRET
                    + " bytes that the receiver also knows.");
        }
        throw new MalformedSettingException(problems);
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
