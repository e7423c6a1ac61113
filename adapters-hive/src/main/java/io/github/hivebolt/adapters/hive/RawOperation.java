package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An operation as a node wrote it, not yet judged.
 *
 * @param type its type, for instance {@code transfer_operation}
 * @param value its fields; missing where the node sent none
 */
record RawOperation(String type, JsonNode value) {
    /**
     * Reads the operation that begins at the parser's current token.
     *
     * @param wanted which types are kept
     * @return the operation, or empty if it is of no wanted type
     * @throws IOException if it has no type at all
     */
    static Optional<RawOperation> read(JsonParser parser, Predicate<String> wanted) throws IOException {
        Json.require(parser, JsonToken.START_OBJECT, "an operation is no object");
        Optional<String> type = Optional.empty();
        JsonNode value = MissingNode.getInstance();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken first = parser.nextToken();
            if (field.equals("type") && first == JsonToken.VALUE_STRING && type.isEmpty()) {
                type = Optional.of(parser.getText());
            } else if (field.equals("value") && type.map(wanted::test).orElse(true)) {
                value = Json.tree(parser);
            } else {
                parser.skipChildren();
            }
        }
        String known = type.orElseThrow(() -> new IOException("an operation has no type"));
        return wanted.test(known) ? Optional.of(new RawOperation(known, value)) : Optional.empty();
    }
}
