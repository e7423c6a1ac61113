package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** What a real hived answered (see src/test/resources/hived). */
final class Recordings {
    static final List<String> ALL = List.of(
            "account-history",
            "batch-two",
            "block-escrow-release",
            "block-missing",
            "block-recurrent-transfer",
            "block-savings-withdrawal",
            "block-with-transfer",
            "broadcast-duplicate-in-chain",
            "broadcast-ok",
            "enum-virtual-ops",
            "find-accounts",
            "find-accounts-none",
            "gdgp",
            "get-version",
            "json-broken",
            "method-unknown",
            "node-status",
            "ops-in-block-all",
            "ops-in-block-irreversible",
            "ops-in-block-not-yet",
            "range-first-three",
            "range-past-head",
            "range-start-zero",
            "range-too-many",
            "range-truncated",
            "range-with-transfer",
            "range-zero",
            "rc-accounts",
            "vops-escrow-release",
            "vops-recurrent-transfer",
            "vops-savings-withdrawal");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Recordings() {}

    static JsonNode whole(String name) {
        try (InputStream file = Recordings.class.getResourceAsStream("/hived/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no recording " + name);
            }
            return MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] response(String name) {
        try {
            return MAPPER.writeValueAsBytes(whole(name).path("response"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer of {@code get_block}, as if it had been asked for as a range. */
    static byte[] blockAsRange(String name) {
        try {
            ObjectNode response = (ObjectNode) whole(name).path("response");
            JsonNode block = response.path("result").path("block");
            ((ObjectNode) response.get("result")).remove("block");
            ((ObjectNode) response.get("result")).putArray("blocks").add(block);
            return MAPPER.writeValueAsBytes(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RpcError error(String name) {
        return RpcError.of(whole(name).path("response").path("error"));
    }

    /** A client to which every node gives this answer; its first question has the id 1, as in the recordings. */
    static RpcClient client(byte[] answer) {
        return new RpcClient(new NodeWire() {
            @Override
            public <T> T post(NodeAddress node, byte[] json, Duration limit, BodyReader<T> reader)
                    throws NodeTroubleException {
                try {
                    return reader.read(new ByteArrayInputStream(answer));
                } catch (IOException malformed) {
                    throw NodeTroubleException.broken("sent no good answer");
                }
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        });
    }
}
