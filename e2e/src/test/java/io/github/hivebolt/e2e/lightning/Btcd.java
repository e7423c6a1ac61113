package io.github.hivebolt.e2e.lightning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * The Bitcoin node of the network, on simnet: on regtest btcd deletes its chain at every start. It is ended with
 * SIGTERM only, because a killed btcd loses the blocks it had not flushed.
 */
final class Btcd implements AutoCloseable {
    static final String USER = "hivebolt";
    static final String PASSWORD = "throwaway";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration CALL_LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final int rpcPort = FreePorts.take();
    private final ChildProcess process;
    private final HttpClient http;

    private Btcd(Path binary, Path directory, Path log, String miningAddress) throws IOException {
        this.directory = Files.createDirectories(directory);
        Path noConfiguration = Files.createFile(directory.resolve("none.conf"));
        process = ChildProcess.launch(
                "btcd",
                directory,
                log,
                List.of(
                        binary.toString(),
                        "--simnet",
                        "--configfile=" + noConfiguration,
                        "--datadir=" + directory.resolve("data"),
                        "--logdir=" + directory.resolve("logs"),
                        "--listen=127.0.0.1:" + FreePorts.take(),
                        "--rpclisten=" + rpcAddress(),
                        "--rpcuser=" + USER,
                        "--rpcpass=" + PASSWORD,
                        "--rpccert=" + certificate(),
                        "--rpckey=" + directory.resolve("rpc.key"),
                        "--rpcmaxwebsockets=50",
                        "--nodnsseed",
                        "--noonion",
                        "--txindex",
                        "--miningaddr=" + miningAddress,
                        "--debuglevel=warn"));
        try {
            // The key file is written last, so the certificate is whole once it is there.
            process.await("writes its certificate", START_LIMIT, () -> Files.exists(directory.resolve("rpc.key")));
            http = TrustedCertificate.httpClient(certificate());
            process.await("answers", START_LIMIT, this::answers);
        } catch (IOException | RuntimeException e) {
            process.terminate();
            throw e;
        }
    }

    /** Starts btcd in a new directory and waits until it answers; blocks pay to the given address. */
    static Btcd start(Path binary, Path directory, Path log, String miningAddress) throws IOException {
        return new Btcd(binary, directory, log, miningAddress);
    }

    String rpcAddress() {
        return "127.0.0.1:" + rpcPort;
    }

    Path directory() {
        return directory;
    }

    Path certificate() {
        return directory.resolve("rpc.cert");
    }

    /** Mines that many blocks. */
    void generate(int blocks) {
        int mined = call("generate", blocks).size();
        if (mined != blocks) {
            throw new IllegalStateException("btcd mined " + mined + " blocks instead of " + blocks);
        }
    }

    int blockCount() {
        return call("getblockcount").intValue();
    }

    int mempoolSize() {
        return call("getrawmempool").size();
    }

    long pid() {
        return process.pid();
    }

    void awaitTransaction(Duration limit) {
        process.await("sees a transaction", limit, () -> mempoolSize() > 0);
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.terminate();
    }

    private boolean answers() {
        try {
            return blockCount() >= 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private JsonNode call(String method, Object... parameters) {
        try {
            String credentials =
                    Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            String body = JSON.createObjectNode()
                    .put("jsonrpc", "1.0")
                    .put("id", 1)
                    .put("method", method)
                    .set("params", JSON.valueToTree(parameters))
                    .toString();
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + rpcAddress() + "/"))
                    .timeout(CALL_LIMIT)
                    .header("Authorization", "Basic " + credentials)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            JsonNode answer =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            if (!answer.path("error").isNull()) {
                throw new IllegalStateException("btcd refused " + method + ": " + answer.path("error"));
            }
            return answer.path("result");
        } catch (IOException e) {
            throw new UncheckedIOException("btcd did not answer " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while btcd works on " + method, e);
        }
    }
}
