package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.hivebolt.codec.Bolt11;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real answer of Core Lightning 26.06.6, byte for byte, with what its index says about it. */
record Recording(String name, int status, String text, JsonNode request) {
    private static final JsonNode INDEX = index();
    private static final Map<String, Recording> CACHE = new ConcurrentHashMap<>();
    private static final Pattern HASH = Pattern.compile("\"payment_hash\":\"([0-9a-f]{64})\"");
    private static final PaymentHash NOBODYS = new PaymentHash("77".repeat(32));

    static Recording of(String name) {
        return CACHE.computeIfAbsent(name, Recording::read);
    }

    private static Recording read(String name) {
        JsonNode entry = INDEX.path(name);
        return new Recording(name, entry.path("status").intValue(), bytes(name), entry.path("request"));
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

    /** The payment hash in the first of these recordings that is about one; else a hash that nobody knows. */
    static PaymentHash hashIn(String... names) {
        for (String name : names) {
            Optional<PaymentHash> found = name.equals("-") ? Optional.empty() : of(name).hash();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return NOBODYS;
    }

    private Optional<PaymentHash> hash() {
        Matcher found = HASH.matcher(text);
        if (found.find()) {
            return Optional.of(new PaymentHash(found.group(1)));
        }
        String invoice = request.path("invstring").asText(request.path("bolt11").asText(""));
        try {
            return Optional.of(Bolt11.DECODER.decode(invoice).paymentHash());
        } catch (UnreadableInvoiceException noInvoice) {
            return Optional.empty();
        }
    }

    private static JsonNode index() {
        try {
            return new ObjectMapper().readTree(bytes("_index"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bytes(String name) {
        try (InputStream in = Recording.class.getResourceAsStream("/cln/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
