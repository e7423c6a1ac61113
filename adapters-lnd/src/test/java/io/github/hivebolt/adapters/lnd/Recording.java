package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.hivebolt.adapters.http.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A real answer of lnd 0.21.2, byte for byte, with what its index says about it. */
record Recording(String name, int status, boolean chunked, String text, Optional<String> paymentRequest) {
    private static final JsonNode INDEX = index();
    private static final Map<String, Recording> CACHE = new ConcurrentHashMap<>();

    static Recording of(String name) {
        return CACHE.computeIfAbsent(name, Recording::read);
    }

    private static Recording read(String name) {
        JsonNode entry = INDEX.path(name);
        return new Recording(
                name,
                entry.path("status").intValue(),
                entry.path("transfer_encoding").asText("").equals("chunked"),
                new String(bytes(name), StandardCharsets.UTF_8),
                StrictJson.text(entry.path("request"), "payment_request"));
    }

    /** The names of all recordings that begin with one of the prefixes. */
    static List<String> named(String... prefixes) {
        List<String> names = new ArrayList<>();
        INDEX.fieldNames().forEachRemaining(name -> {
            for (String prefix : prefixes) {
                if (name.startsWith(prefix)) {
                    names.add(name);
                }
            }
        });
        return names;
    }

    private static JsonNode index() {
        try {
            return new ObjectMapper().readTree(bytes("_index"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Recording.class.getResourceAsStream("/lnd/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
