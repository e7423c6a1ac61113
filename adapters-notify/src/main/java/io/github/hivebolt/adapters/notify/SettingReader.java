package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpOptions;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads one channel's settings and collects every problem. Values never appear in a problem: most are secrets. */
final class SettingReader {
    private static final String STAND_IN = "missing";
    private static final URI STAND_IN_ADDRESS = URI.create("http://missing.invalid/");

    /** Together below the 20 s that one message may take. */
    private static final HttpOptions OPTIONS = HttpOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(4))
            .withReadTimeout(Duration.ofSeconds(8))
            .withOverallTimeout(Duration.ofSeconds(12))
            .withMaxAnswerBytes(64 * 1024)
            .withMaxConnections(2);

    private final AdapterSettings settings;
    private final String prefix;
    private final List<String> problems = new ArrayList<>();

    SettingReader(AdapterSettings settings, String channel) {
        this.settings = settings;
        this.prefix = "notify." + channel + ".";
    }

    /** A client for messages: bounded, never following a redirect with a secret, and through the proxy to onion hosts. */
    HttpClient client() {
        return HttpClient.open(
                settings.text("proxy").map(OPTIONS::withOnionProxy).orElse(OPTIONS));
    }

    /** The same without settings. */
    static HttpClient directClient() {
        return HttpClient.open(OPTIONS);
    }

    /** The same with a given proxy for onion hosts. */
    static HttpClient client(String proxyHost, int proxyPort) {
        return HttpClient.open(OPTIONS.withOnionProxy(proxyHost, proxyPort));
    }

    /** What must be set. {@code expected} ends the sentence "... must be". */
    String required(String key, String expected, Predicate<String> valid) {
        Optional<String> value = settings.text(prefix + key);
        if (value.isEmpty() || !valid.test(value.get())) {
            problems.add("hivebolt." + prefix + key + " must be " + expected + ".");
            return STAND_IN;
        }
        return value.get();
    }

    /** What may be set. */
    Optional<String> optional(String key, String expected, Predicate<String> valid) {
        Optional<String> value = settings.text(prefix + key);
        if (value.isPresent() && !valid.test(value.get())) {
            problems.add("hivebolt." + prefix + key + " must be " + expected + ".");
            return Optional.empty();
        }
        return value;
    }

    URI address(String key, String expected) {
        String text = required(key, expected, value -> webAddress(value).isPresent());
        return webAddress(text).orElse(STAND_IN_ADDRESS);
    }

    URI address(String key, String expected, String fallback) {
        String text =
                optional(key, expected, value -> webAddress(value).isPresent()).orElse(fallback);
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    /** For what no single key shows. */
    void problem(String sentence) {
        problems.add(sentence);
    }

    /** To be called when everything was read. */
    void requireNoProblem() throws MalformedSettingException {
        if (!problems.isEmpty()) {
            throw new MalformedSettingException(problems);
        }
    }

    static boolean isToken(String text) {
        return text.matches("[!-~]{1,500}");
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
