package io.github.hivebolt.devnet.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it was read.
 *
 * @param method the method, upper case
 * @param target path and query as sent
 * @param headers the headers, names in lower case
 * @param body the body as UTF-8, empty where there is none
 */
public record HttpRequest(String method, String target, Map<String, String> headers, String body) {
    /** Keeps a copy of the headers. */
    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /**
     * The path without the query.
     *
     * @return for instance {@code /v1/getinfo}
     */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /**
     * The parts of the path, decoded.
     *
     * @return for instance {@code [v1, getinfo]}
     */
    public List<String> pathParts() {
        return Arrays.stream(path().split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * The query parameters, the last one of a name.
     *
     * @return names and values, decoded
     */
    public Map<String, String> query() {
        Map<String, String> parameters = new HashMap<>();
        int question = target.indexOf('?');
        String query = question < 0 ? "" : target.substring(question + 1);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value =
                        URLDecoder.decode(pair.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
                parameters.put(pair.substring(0, equals), value);
            }
        }
        return parameters;
    }

    /**
     * One header.
     *
     * @param name its name, any case
     * @return its value, or empty where it is absent
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean contains(String text) {
        return text.isEmpty() || (method + " " + target).contains(text) || body.contains(text);
    }
}
