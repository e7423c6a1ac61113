package io.github.hivebolt.adapters.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.socket.PlainConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Connections through a SOCKS proxy that is given host names, so that it resolves them and onion hosts work. */
final class SocksSockets {
    private SocksSockets() {}

    private static InetSocketAddress byName(HttpHost host, InetSocketAddress placeholder) {
        return InetSocketAddress.createUnresolved(host.getHostName(), placeholder.getPort());
    }

    /** Resolves nothing: the address is a placeholder that is never connected to. */
    static final class Names implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByAddress(host, new byte[4])};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** Plain connections. */
    static final class Plain extends PlainConnectionSocketFactory {
        @Override
        public Socket connectSocket(
                TimeValue connectTimeout,
                Socket socket,
                HttpHost host,
                InetSocketAddress remoteAddress,
                InetSocketAddress localAddress,
                HttpContext context)
                throws IOException {
            return super.connectSocket(
                    connectTimeout, socket, host, byName(host, remoteAddress), localAddress, context);
        }
    }

    /** TLS inside the proxied connection. */
    static final class Tls extends SSLConnectionSocketFactory {
        Tls(SSLContext context) {
            super(context);
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
            return super.connectSocket(
                    socket, host, byName(host, remoteAddress), localAddress, connectTimeout, attachment, context);
        }
    }
}
