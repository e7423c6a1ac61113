package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which fields of which types a JSON value has, whatever they hold. */
final class Shape {
    private Shape() {}

    static SortedSet<String> of(JsonNode json) {
        SortedSet<String> shape = new TreeSet<>();
        collect("", json, shape);
        return shape;
    }

    private static void collect(String path, JsonNode json, SortedSet<String> shape) {
        shape.add(path + ":" + json.getNodeType());
        if (json.isObject()) {
            // The keys of these objects are data.
            boolean keysAreData = path.endsWith(".features") || path.endsWith("custom_records");
            json.properties()
                    .forEach(field ->
                            collect(path + "." + (keysAreData ? "*" : field.getKey()), field.getValue(), shape));
        } else if (json.isArray()) {
            json.forEach(entry -> collect(path + "[]", entry, shape));
        }
    }
}
