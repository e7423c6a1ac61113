package io.github.hivebolt.adapters.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.HttpAnswer;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import io.github.hivebolt.adapters.http.RetryAfter;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends to a channel that speaks HTTP, and says what became of it. A message is only given up where the channel says that
 * the message itself is wrong. A wrong token, a closed room and the like are for the operator to mend: until then the
 * messages wait.
 *
 * @param name the channel's name
 * @param client the client
 * @param time the time
 * @param rules how this channel's answers are read
 * @param secrets what must not be told, whoever says it
 */
record HttpChannel(String name, HttpClient client, TimeSource time, Rules rules, List<String> secrets) {
    private static final Duration UNSTATED = Duration.ofSeconds(10);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(2);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Too many requests, too early, request timeout: the same message may pass later. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int LONGEST_REASON = 200;
    private static final int LEAST_SECRET = 4;

    /** How a channel's answers are read. */
    interface Rules {
        /** Whether the channel says that this message is wrong, and will never take it. */
        default boolean isWrongMessage(HttpAnswer answer, JsonNode body) {
            return answer.status() == 400 || answer.status() == 413 || answer.status() == 422;
        }

        /** The channel's own words for what is wrong, empty where there are none. */
        default String reason(JsonNode body) {
            return "";
        }

        /** How many seconds the channel asks us to wait, in its body; not positive where it does not say. */
        default double waitSeconds(JsonNode body) {
            return 0;
        }

        /** What the operator can look at when the channel does not let us in. */
        String advice();
    }

    Delivery post(URI uri, Map<String, String> headers, JsonNode body) {
        try {
            return judge(client.post(uri, headers, Json.MEDIA_TYPE, Json.bytes(body)));
        } catch (HttpTroubleException trouble) {
            return unreached(trouble);
        }
    }

    Delivery put(URI uri, Map<String, String> headers, JsonNode body) {
        try {
            return judge(client.put(uri, headers, Json.MEDIA_TYPE, Json.bytes(body)));
        } catch (HttpTroubleException trouble) {
            return unreached(trouble);
        }
    }

    private Delivery unreached(HttpTroubleException trouble) {
        return new Delivery.TryAgain(name + " gave no answer: " + told(String.valueOf(trouble.getMessage())), UNSTATED);
    }

    Delivery judge(HttpAnswer answer) {
        if (answer.isSuccess()) {
            return new Delivery.Delivered();
        }
        JsonNode body = Json.of(answer);
        String reason = told(rules.reason(body));
        String why = name + " answered with status " + answer.status() + (reason.isEmpty() ? "." : ": " + reason + ".");
        if (rules.isWrongMessage(answer, body)) {
            return new Delivery.Refused(why);
        }
        if (answer.status() >= 500 || PASSING.contains(answer.status())) {
            return new Delivery.TryAgain(why, patience(answer, body));
        }
        return new Delivery.TryAgain(why + " " + rules.advice(), UNTIL_MENDED);
    }

    private Duration patience(HttpAnswer answer, JsonNode body) {
        double seconds = rules.waitSeconds(body);
        if (!(seconds > 0)) {
            return RetryAfter.read(answer, time.now(), UNSTATED);
        }
        Duration asked = Duration.ofMillis((long) Math.ceil(Math.min(seconds, (double) LONGEST.toSeconds()) * 1_000));
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    }

    /** Hostile words, bounded and without what is secret. */
    private String told(String words) {
        String told = words;
        for (String secret : secrets) {
            told = secret.length() < LEAST_SECRET ? told : told.replace(secret, "(secret)");
        }
        String line = PlainText.clean(told, LONGEST_REASON).strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
