package io.github.hivebolt.adapters.http;

import static io.github.hivebolt.domain.Checks.require;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an {@link HttpClient} behaves. All durations are positive.
 *
 * @param connectTimeout how long a connection, and then its TLS handshake, may take, each
 * @param readTimeout how long no byte may arrive; a call that streams can have its own
 * @param overallTimeout how long a call that does not stream may take from first to last
 * @param maxAnswerBytes the most bytes of an answer's or stream's body, after decompression
 * @param trustedCertificatesPem the only certificates that are trusted, or empty for those of the Java runtime; the
 *     file is read at the first handshake, and again when a handshake fails
 * @param socksProxy a SOCKS5 proxy (unresolved address) that also resolves all host names, or empty
 * @param maxConnections the most connections at a time, streams included
 */
public record HttpOptions(
        Duration connectTimeout,
        Duration readTimeout,
        Duration overallTimeout,
        int maxAnswerBytes,
        Optional<Path> trustedCertificatesPem,
        Optional<InetSocketAddress> socksProxy,
        int maxConnections) {
    private static final Duration LONGEST = Duration.ofDays(7);

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
                connectTimeout, readTimeout, overallTimeout, bytes, trustedCertificatesPem, socksProxy, maxConnections);
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
                maxConnections);
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
                connections);
    }
}
