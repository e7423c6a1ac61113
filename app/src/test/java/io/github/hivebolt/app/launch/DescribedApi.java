package io.github.hivebolt.app.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the description of the interface lacks. */
record DescribedApi(JsonNode description) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /**
     * Reads it.
     *
     * @param json what {@code /openapi?format=json} answers
     */
    static DescribedApi of(String json) throws JsonProcessingException {
        return new DescribedApi(new ObjectMapper().readTree(json));
    }

    /** How many calls there are. */
    int size() {
        int size = 0;
        for (JsonNode path : description.path("paths")) {
            for (Map.Entry<String, JsonNode> call : path.properties()) {
                size += METHODS.contains(call.getKey()) ? 1 : 0;
            }
        }
        return size;
    }

    /** One line for each thing that is missing. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (METHODS.contains(call.getKey())) {
                        ofCall(call.getKey() + " " + path.getKey(), call.getValue(), gaps);
                    }
                }));
        return gaps;
    }

    private void ofCall(String name, JsonNode call, List<String> gaps) {
        for (String text : new String[] {"operationId", "summary", "description"}) {
            if (call.path(text).asText().isBlank()) {
                gaps.add(name + " has no " + text);
            }
        }
        boolean succeeds = false;
        for (Map.Entry<String, JsonNode> response : call.path("responses").properties()) {
            String place = name + " " + response.getKey();
            succeeds |= response.getKey().startsWith("2");
            if (response.getKey().equals("204")) {
                continue;
            }
            JsonNode content = response.getValue().path("content");
            if (content.isEmpty()) {
                gaps.add(place + " has no content");
            }
            content.forEach(type -> ofContent(place, type, gaps));
        }
        if (!succeeds) {
            gaps.add(name + " never succeeds");
        }
    }

    private void ofContent(String place, JsonNode type, List<String> gaps) {
        List<JsonNode> examples = new ArrayList<>();
        if (type.has("example")) {
            examples.add(type.path("example"));
        }
        type.path("examples").forEach(example -> examples.add(example.path("value")));
        if (examples.isEmpty()) {
            gaps.add(place + " has no example");
        }
        for (JsonNode example : examples) {
            gaps.addAll(leastUnknown(place, example, type.path("schema")));
        }
    }

    /** Fields of the example that the schema does not have; of a choice the schema counts that fits best. */
    private List<String> leastUnknown(String place, JsonNode example, JsonNode schema) {
        List<List<String>> all = new ArrayList<>();
        for (JsonNode choice : schema.has("anyOf") ? schema.path("anyOf") : List.of(schema)) {
            List<String> unknown = new ArrayList<>();
            unknownFields(place, example, choice, unknown);
            all.add(unknown);
        }
        return all.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }

    private void unknownFields(String place, JsonNode example, JsonNode schema, List<String> gaps) {
        JsonNode resolved = resolved(schema);
        if (example.isArray()) {
            example.forEach(item -> gaps.addAll(leastUnknown(place + "[]", item, resolved.path("items"))));
        } else if (example.isObject() && !resolved.has("additionalProperties")) {
            example.properties().forEach(field -> {
                String inner = place + "/" + field.getKey();
                JsonNode property = resolved.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    gaps.add(inner + " is not in the schema");
                } else {
                    gaps.addAll(leastUnknown(inner, field.getValue(), property));
                }
            });
        }
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
