package org.example.phoenixd;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The way to phoenixd. Nothing is ever sent twice: each call has a client, and so a connection, of its own. */
final class PhoenixdHttp {
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final PhoenixdSettings settings;

    /**
     * A whole answer.
     *
     * @param status the HTTP status
     * @param date its Date header
     * @param body its body
     */
    record Answer(int status, Optional<String> date, String body) {}

    /** No whole answer came. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean requestMayHaveLeft;

        NoAnswer(String sentence, boolean requestMayHaveLeft) {
            super(sentence);
            this.requestMayHaveLeft = requestMayHaveLeft;
        }

        boolean requestMayHaveLeft() {
            return requestMayHaveLeft;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    PhoenixdHttp(PhoenixdSettings settings) {
        this.settings = settings;
    }

    PhoenixdSettings settings() {
        return settings;
    }

    Answer get(String path, Duration limit) throws NoAnswer {
        return call(request(path).GET().build(), limit);
    }

    Answer post(String path, Map<String, String> form, Duration limit) throws NoAnswer {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return call(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                limit);
    }

    private HttpRequest.Builder request(String path) {
        String credentials =
                Base64.getEncoder().encodeToString((":" + settings.password()).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(settings.url() + path))
                .header("Authorization", "Basic " + credentials);
    }

    private static Answer call(HttpRequest request, Duration limit) throws NoAnswer {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            return client.sendAsync(request, BodyHandlers.ofInputStream())
                    .thenApplyAsync(PhoenixdHttp::whole)
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            boolean never = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
            throw new NoAnswer(
                    "phoenixd gave no whole answer (" + cause.getClass().getSimpleName() + ").", !never);
        } catch (TimeoutException late) {
            throw new NoAnswer("phoenixd did not answer within " + limit.toMillis() + " ms.", true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("The call was interrupted.", true);
        } finally {
            client.shutdownNow();
        }
    }

    private static Answer whole(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
            if (bytes.length > MAX_ANSWER_BYTES) {
                throw new IllegalStateException("too large");
            }
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("date"),
                    new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException cut) {
            throw new IllegalStateException("cut", cut);
        }
    }
}
