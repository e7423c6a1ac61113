package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTP clients that trust exactly one self-signed certificate, as a node's user does. */
final class TrustedCertificate {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private TrustedCertificate() {}

    /** An HTTP/1.1 client (lnd's REST speaks nothing newer) that trusts the certificate of a PEM file and no other. */
    static HttpClient httpClient(Path pemFile) throws IOException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .sslContext(context(pemFile))
                .build();
    }

    private static SSLContext context(Path pemFile) throws IOException {
        try (InputStream pem = Files.newInputStream(pemFile)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "node", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            // Seen while the node is still writing the file: the caller may try again.
            throw new IOException("no usable certificate in " + pemFile, e);
        }
    }
}
