package io.github.hivebolt.adapters.notify;

import io.github.hivebolt.adapters.http.HttpAnswer;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A service outside that tells the operator when it hears nothing from the gateway. Two conventions are spoken: that of
 * healthchecks.io ({@code <url>/start}, {@code <url>}, {@code <url>/fail}) and that of Uptime Kuma, whose addresses have
 * {@code /api/push/} in them ({@code ?status=up|down&msg=...}). The address is a secret and is told to nobody. Thread-safe.
 */
public final class DeadMansSwitch implements AutoCloseable {
    private static final String KUMA = "/api/push/";
    private static final int LONGEST_REASON = 200;

    private final HttpClient client;
    private final URI url;

    private DeadMansSwitch(HttpClient client, URI url) {
        this.client = client;
        this.url = url;
    }

    /**
     * Opens it without contacting it.
     *
     * @param url the address that the service gave
     * @return to be closed
     */
    public static DeadMansSwitch at(URI url) {
        return new DeadMansSwitch(SettingReader.directClient(), url);
    }

    /**
     * The same through a SOCKS5 proxy where the address is an onion host's.
     *
     * @param url the address that the service gave
     * @param proxyHost where the proxy runs
     * @param proxyPort its port
     * @return to be closed
     */
    public static DeadMansSwitch at(URI url, String proxyHost, int proxyPort) {
        return new DeadMansSwitch(SettingReader.client(proxyHost, proxyPort), url);
    }

    /**
     * Says that the gateway starts. Uptime Kuma has no word for it, and hears nothing.
     *
     * @return whether the service took it
     */
    public boolean start() {
        return isKuma() || ping(below("start"));
    }

    /**
     * Says that all is well.
     *
     * @return whether the service took it
     */
    public boolean success() {
        return ping(isKuma() ? kuma("up", "OK") : withQuery(path()));
    }

    /**
     * Says that the gateway needs its operator.
     *
     * @param reason why, in a few words without secrets
     * @return whether the service took it
     */
    public boolean fail(String reason) {
        String words = PlainText.clean(reason, LONGEST_REASON);
        return isKuma() ? ping(kuma("down", words)) : post(below("fail"), words);
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "dead man's switch";
    }

    private boolean isKuma() {
        return path().contains(KUMA);
    }

    private String path() {
        return url.getRawPath() == null ? "" : url.getRawPath();
    }

    private URI below(String word) {
        String path = path();
        return withQuery((path.endsWith("/") ? path : path + "/") + word);
    }

    /** Kuma shows an address with a query of its own, which is replaced. */
    private URI kuma(String status, String words) {
        String message = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return URI.create(base() + path() + "?status=" + status + "&msg=" + message + "&ping=");
    }

    private URI withQuery(String path) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(base() + path + query);
    }

    private String base() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private boolean ping(URI address) {
        try {
            return client.get(address, Map.of()).isSuccess();
        } catch (HttpTroubleException unreached) {
            return false;
        }
    }

    private boolean post(URI address, String words) {
        try {
            HttpAnswer answer = client.post(address, Map.of(), "text/plain", words.getBytes(StandardCharsets.UTF_8));
            return answer.isSuccess();
        } catch (HttpTroubleException unreached) {
            return false;
        }
    }
}
