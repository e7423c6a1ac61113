package io.github.hivebolt.adapters.http;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds the pool of connections. */
final class Connections {
    private static final TimeValue LIFETIME = TimeValue.ofMinutes(5);
    private static final int MAX_HEADER_LINE_BYTES = 16 * 1024;
    private static final int MAX_HEADERS = 200;

    private Connections() {}

    static PoolingHttpClientConnectionManager open(HttpOptions options) {
        SSLContext tls = tlsContext(options);
        Registry<ConnectionSocketFactory> sockets = RegistryBuilder.<ConnectionSocketFactory>create()
                .register(URIScheme.HTTP.id, new SocksSockets.Plain(options))
                .register(URIScheme.HTTPS.id, new SocksSockets.Tls(tls, options))
                .build();
        PoolingHttpClientConnectionManager manager = new PoolingHttpClientConnectionManager(
                sockets,
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                LIFETIME,
                DefaultSchemePortResolver.INSTANCE,
                new SocksSockets.Names(options),
                boundedHeaders());
        configure(manager, options);
        return manager;
    }

    private static ManagedHttpClientConnectionFactory boundedHeaders() {
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_HEADER_LINE_BYTES)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .build();
    }

    private static void configure(PoolingHttpClientConnectionManager manager, HttpOptions options) {
        Timeout connect = Timeout.of(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        Timeout read = Timeout.of(options.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        manager.setMaxTotal(options.maxConnections());
        manager.setDefaultMaxPerRoute(options.maxConnections());
        manager.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(read)
                .setTimeToLive(LIFETIME)
                // Zero: each kept connection is checked before each use.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
        manager.setDefaultTlsConfig(
                TlsConfig.custom().setHandshakeTimeout(connect).build());
        SocketConfig direct = SocketConfig.custom()
                .setSoTimeout(connect)
                .setTcpNoDelay(true)
                .setSoKeepAlive(true)
                .build();
        SocketConfig proxied = options.socksProxy()
                .map(proxy ->
                        SocketConfig.copy(direct).setSocksProxyAddress(proxy).build())
                .orElse(direct);
        manager.setSocketConfigResolver(
                route -> options.goesThroughProxy(route.getTargetHost().getHostName()) ? proxied : direct);
    }

    private static SSLContext tlsContext(HttpOptions options) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = options.trustedCertificatesPem()
                    .map(pem -> new TrustManager[] {new PemTrustManager(pem)})
                    .orElse(null);
            context.init(null, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot do TLS", e);
        }
    }
}
