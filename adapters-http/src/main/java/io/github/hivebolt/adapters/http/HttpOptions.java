package io.github.hivebolt.adapters.http;

import static io.github.hivebolt.domain.Checks.require;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an {@link HttpClient} behaves. All durations are positive.
 *
 * @param connectTimeout how long a connection, and then its TLS handshake, may take, each
 * @param readTimeout how long no byte may arrive; a call that streams can have its own
 * @param overallTimeout how long a call that does not stream may take from first to last
 * @param maxAnswerBytes the most bytes of an answer's or stream's body, after decompression
 * @param trustedCertificatesPem the only certificates that are trusted, or empty for those of the Java runtime; the
 *     file is read at the first handshake, and again when a handshake fails
 * @param socksProxy a SOCKS5 proxy (unresolved address) that also resolves the names of the hosts it leads to, or empty
 * @param onionHostsOnly whether the proxy is for hosts of {@code .onion} only, and all others are reached directly
 * @param maxConnections the most connections at a time, streams included
 */
public record HttpOptions(
        Duration connectTimeout,
        Duration readTimeout,
        Duration overallTimeout,
        int maxAnswerBytes,
        Optional<Path> trustedCertificatesPem,
        Optional<InetSocketAddress> socksProxy,
        boolean onionHostsOnly,
        int maxConnections) {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern PROXY = Pattern.compile("(?:socks5h?://)?(\\[[^\\]]+\\]|[^:/\\[\\]]+):([0-9]{1,5})/?");
    private static final int MAX_PORT = 65_535;

    /** Refuses what makes no sense. */
    public HttpOptions {
        requireTimeout(connectTimeout, "connectTimeout");
        requireTimeout(readTimeout, "readTimeout");
        requireTimeout(overallTimeout, "overallTimeout");
        require(maxAnswerBytes > 0, "maxAnswerBytes must be more than 0");
        require(maxConnections > 0, "maxConnections must be more than 0");
    }

    static void requireTimeout(Duration timeout, String name) {
        boolean inRange = timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(LONGEST) <= 0;
        require(inRange, name + " must be between 1 ms and 7 days");
    }

    /**
     * Options that suit most calls: 5 s to connect, 15 s between bytes, 30 s overall, 16 MiB, 8 connections.
     *
     * @return the options
     */
    public static HttpOptions defaults() {
        return new HttpOptions(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                16 << 20,
                Optional.empty(),
                Optional.empty(),
                false,
                8);
    }

    /**
     * The same with another time to connect.
     *
     * @param timeout the time
     * @return the options
     */
    public HttpOptions withConnectTimeout(Duration timeout) {
        return new HttpOptions(
                timeout,
                readTimeout,
                overallTimeout,
                maxAnswerBytes,
                trustedCertificatesPem,
                socksProxy,
                onionHostsOnly,
                maxConnections);
    }

    /**
     * The same with another time between bytes.
     *
     * @param timeout the time
     * @return the options
     */
    public HttpOptions withReadTimeout(Duration timeout) {
        return new HttpOptions(
                connectTimeout,
                timeout,
                overallTimeout,
                maxAnswerBytes,
                trustedCertificatesPem,
                socksProxy,
                onionHostsOnly,
                maxConnections);
    }

    /**
     * The same with another time for a whole call.
     *
     * @param timeout the time
     * @return the options
     */
    public HttpOptions withOverallTimeout(Duration timeout) {
        return new HttpOptions(
                connectTimeout,
                readTimeout,
                timeout,
                maxAnswerBytes,
                trustedCertificatesPem,
                socksProxy,
                onionHostsOnly,
                maxConnections);
    }

    /**
     * The same with another bound for bodies.
     *
     * @param bytes the most bytes
     * @return the options
     */
    public HttpOptions withMaxAnswerBytes(int bytes) {
        return new HttpOptions(
                connectTimeout,
                readTimeout,
                overallTimeout,
                bytes,
                trustedCertificatesPem,
                socksProxy,
                onionHostsOnly,
                maxConnections);
    }

    /**
     * The same, trusting only the certificates of a file.
     *
     * @param pem a file of one or more certificates in PEM form
     * @return the options
     */
    public HttpOptions withTrustedCertificates(Path pem) {
        return new HttpOptions(
                connectTimeout,
                readTimeout,
                overallTimeout,
                maxAnswerBytes,
                Optional.of(pem),
                socksProxy,
                onionHostsOnly,
                maxConnections);
    }

    /**
     * The same through a SOCKS5 proxy, which also resolves host names (onion hosts).
     *
     * @param host the proxy's host
     * @param port the proxy's port
     * @return the options
     */
    public HttpOptions withSocksProxy(String host, int port) {
        return new HttpOptions(
                connectTimeout,
                readTimeout,
                overallTimeout,
                maxAnswerBytes,
                trustedCertificatesPem,
                Optional.of(InetSocketAddress.createUnresolved(host, port)),
                false,
                maxConnections);
    }

    /**
     * The same with a SOCKS5 proxy for onion hosts; all others are reached directly.
     *
     * @param host the proxy's host
     * @param port the proxy's port
     * @return the options
     */
    public HttpOptions withOnionProxy(String host, int port) {
        return new HttpOptions(
                connectTimeout,
                readTimeout,
                overallTimeout,
                maxAnswerBytes,
                trustedCertificatesPem,
                Optional.of(InetSocketAddress.createUnresolved(host, port)),
                true,
                maxConnections);
    }

    /**
     * The same with a SOCKS5 proxy for onion hosts as {@code hivebolt.proxy} gives it.
     *
     * @param hostAndPort for instance {@code 127.0.0.1:9050}
     * @return the options
     * @throws IllegalArgumentException if it is no host and port
     */
    public HttpOptions withOnionProxy(String hostAndPort) {
        Matcher parts = PROXY.matcher(hostAndPort.strip());
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        require(port >= 1 && port <= MAX_PORT, "a SOCKS5 proxy must be a host and a port");
        return withOnionProxy(parts.group(1).replaceAll("[\\[\\]]", ""), port);
    }

    boolean goesThroughProxy(String host) {
        return socksProxy.isPresent() && (!onionHostsOnly || isOnion(host));
    }

    static boolean isOnion(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".onion") || name.endsWith(".onion.");
    }

    /**
     * The same with another number of connections.
     *
     * @param connections the most connections at a time
     * @return the options
     */
    public HttpOptions withMaxConnections(int connections) {
        return new HttpOptions(
                connectTimeout,
                readTimeout,
                overallTimeout,
                maxAnswerBytes,
                trustedCertificatesPem,
                socksProxy,
                onionHostsOnly,
                connections);
    }
}
