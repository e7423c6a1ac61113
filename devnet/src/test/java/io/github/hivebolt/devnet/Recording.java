package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a real node answered. */
final class Recording {
    private Recording() {}

    static JsonNode ofHived(String name) {
        return json("/hived/" + name + ".json").path("response");
    }

    static List<JsonNode> ofLnd(String name) {
        return text("/lnd/" + name + ".json")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Json.parse(line).orElseThrow())
                .toList();
    }

    static int statusOfLnd(String name) {
        return json("/lnd/_index.json").path(name).path("status").asInt();
    }

    static JsonNode ofCln(String name) {
        return json("/cln/" + name + ".json");
    }

    static int statusOfCln(String name) {
        return json("/cln/_index.json").path(name).path("status").asInt();
    }

    /** A message without what differs from run to run. */
    static String withoutNumbers(String message) {
        return message.replaceAll("[0-9]+", "N");
    }

    private static JsonNode json(String resource) {
        return Json.parse(text(resource)).orElseThrow();
    }

    private static String text(String resource) {
        try (InputStream stream = Recording.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new AssertionError("no recording " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
