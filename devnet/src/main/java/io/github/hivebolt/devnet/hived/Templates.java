package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers with many fields that no gateway looks at: the recorded ones of a real node, to be overwritten in part. */
final class Templates {
    private final ObjectNode properties = read("gdgp.json");
    private final ObjectNode condenserProperties = read("gdgp-condenser.json");
    private final ObjectNode account = read("account.json");

    ObjectNode properties() {
        return properties.deepCopy();
    }

    ObjectNode condenserProperties() {
        return condenserProperties.deepCopy();
    }

    ObjectNode account() {
        return account.deepCopy();
    }

    private static ObjectNode read(String name) {
        try (InputStream resource = Templates.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the devnet's jar lacks " + name);
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return (ObjectNode) Json.parse(text).orElseThrow(() -> new IllegalStateException(name + " is broken"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
