package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One method of the interface. */
@FunctionalInterface
interface LndCall {
    /** Answers, or refuses before anything was written. */
    void answer(Arguments arguments, HttpReply reply) throws LightningRefusal, IOException;

    /** The variable parts of the path, the query and the body. */
    record Arguments(List<String> path, Map<String, String> query, JsonNode body) {
        String pathPart(int index) {
            return path.get(index);
        }

        boolean flag(String name) {
            return "true".equals(query.get(name)) || body.path(name).asBoolean(false);
        }

        long number(String name) {
            return body.has(name) ? body.path(name).asLong(0) : LndRoutes.number(query.getOrDefault(name, "0"));
        }

        String text(String name) {
            return body.has(name) ? body.path(name).asText("") : query.getOrDefault(name, "");
        }
    }
}
