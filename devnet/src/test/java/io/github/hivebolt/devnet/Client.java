package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Speaks to the devnet as any program on this machine would. */
final class Client implements AutoCloseable {
    private static final String MACAROON = "Grpc-Metadata-macaroon";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final String header;
    private final String secret;

    private Client(HttpClient http, String header, String secret) {
        this.http = http;
        this.header = header;
        this.secret = secret;
    }

    static Client plain() {
        return new Client(HttpClient.newBuilder().connectTimeout(PATIENCE).build(), MACAROON, "");
    }

    static Client of(LndNode node) {
        return trusting(node.certificateFile(), node.macaroon().hex());
    }

    static Client of(ClnNode node) {
        return withRune(node.caFile(), node.rune().text());
    }

    static Client withRune(Path certificateFile, String rune) {
        return trusting(certificateFile, "Rune", rune);
    }

    static Client trusting(Path certificateFile, String macaroon) {
        return trusting(certificateFile, MACAROON, macaroon);
    }

    private static Client trusting(Path certificateFile, String header, String secret) {
        try (InputStream certificate = Files.newInputStream(certificateFile)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "devnet", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return new Client(
                    HttpClient.newBuilder()
                            .sslContext(context)
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(PATIENCE)
                            .build(),
                    header,
                    secret);
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(request(url).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        return http.send(request(url).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String url) throws IOException, InterruptedException {
        return http.send(request(url).DELETE().build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<Stream<String>>> streamGet(String url) {
        return http.sendAsync(request(url).GET().build(), BodyHandlers.ofLines());
    }

    CompletableFuture<HttpResponse<Stream<String>>> streamPost(String url, String body) {
        return http.sendAsync(request(url).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofLines());
    }

    JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body()).orElseThrow(() -> new AssertionError("no JSON: " + response.body()));
    }

    JsonNode getJson(String url) throws IOException, InterruptedException {
        return json(get(url));
    }

    JsonNode postJson(String url, String body) throws IOException, InterruptedException {
        return json(post(url, body));
    }

    JsonNode rpc(String url, String method, String params) throws IOException, InterruptedException {
        return postJson(url, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url));
        return secret.isEmpty() ? builder : builder.header(header, secret);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
