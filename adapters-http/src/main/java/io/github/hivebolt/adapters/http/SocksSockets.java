package io.github.hivebolt.adapters.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.socket.PlainConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections that go through a SOCKS proxy where the options say so. The proxy is given host names, so that it resolves
 * them and onion hosts work; no name server is ever asked for an onion host (RFC 7686).
 */
final class SocksSockets {
    private SocksSockets() {}

    private static InetSocketAddress whereTo(HttpOptions options, HttpHost host, InetSocketAddress resolved) {
        return options.goesThroughProxy(host.getHostName())
                ? InetSocketAddress.createUnresolved(host.getHostName(), resolved.getPort())
                : resolved;
    }

    /** Of what goes through the proxy it resolves nothing: the address is a placeholder that is never connected to. */
    static final class Names implements DnsResolver {
        private final HttpOptions options;

        Names(HttpOptions options) {
            this.options = options;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (options.goesThroughProxy(host)) {
                return new InetAddress[] {InetAddress.getByAddress(host, new byte[4])};
            }
            if (HttpOptions.isOnion(host)) {
                throw new UnknownHostException("an onion host can only be reached through hivebolt.proxy");
            }
            return SystemDefaultDnsResolver.INSTANCE.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** Plain connections. */
    static final class Plain extends PlainConnectionSocketFactory {
        private final HttpOptions options;

        Plain(HttpOptions options) {
            this.options = options;
        }

        @Override
        public Socket connectSocket(
                TimeValue connectTimeout,
                Socket socket,
                HttpHost host,
                InetSocketAddress remoteAddress,
                InetSocketAddress localAddress,
                HttpContext context)
                throws IOException {
            InetSocketAddress remote = whereTo(options, host, remoteAddress);
            return super.connectSocket(connectTimeout, socket, host, remote, localAddress, context);
        }
    }

    /** TLS, inside the proxied connection where there is one. */
    static final class Tls extends SSLConnectionSocketFactory {
        private final HttpOptions options;

        Tls(SSLContext context, HttpOptions options) {
            super(context);
            this.options = options;
        }

        @Override
        public Socket connectSocket(
                Socket socket,
                HttpHost host,
                InetSocketAddress remoteAddress,
                InetSocketAddress localAddress,
                Timeout connectTimeout,
                Object attachment,
                HttpContext context)
                throws IOException {
            InetSocketAddress remote = whereTo(options, host, remoteAddress);
            return super.connectSocket(socket, host, remote, localAddress, connectTimeout, attachment, context);
        }
    }
}
