package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One command of lightningd.
 *
 * @param parameters the names that it takes
 * @param call who answers
 */
record ClnMethod(Set<String> parameters, Call call) {
    /** Answers a command, or refuses. */
    @FunctionalInterface
    interface Call {
        /**
         * Answers.
         *
         * @param parameters the parameters
         * @param open false once nobody waits any more
         * @return the result
         * @throws ClnRefusal if there is none
         * @throws IOException if the server is taken down meanwhile
         */
        ObjectNode answer(JsonNode parameters, BooleanSupplier open) throws ClnRefusal, IOException;
    }

    static ClnMethod of(Call call, String... parameters) {
        return new ClnMethod(Set.of(parameters), call);
    }

    void requireKnown(JsonNode given) throws ClnRefusal {
        for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!parameters.contains(name)) {
                throw ClnRefusal.of(
                        ClnRefusal.INVALID_PARAMETER,
                        "unknown parameter: " + name
                                + ", this may be caused by a failure to autodetect key=value-style parameters. Please"
                                + " try using the -k flag and explicit key=value pairs of parameters.");
            }
        }
    }

    /** A required text. */
    static String text(JsonNode given, String name) throws ClnRefusal {
        if (!given.path(name).isTextual()) {
            throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, "missing required parameter: " + name);
        }
        return given.path(name).textValue();
    }
}
