package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.web.ProblemDetails;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds to the description of each operation what annotations would bury the code under: an example of its answer, and
 * one of every problem that it may answer with. All of them stand in {@code api-examples.json}.
 */
final class ApiExamples {
    private static final String FILE = "api-examples.json";
    private static final String SCHEMAS = "#/components/schemas/";

    private final List<String> always;
    private final JsonObject problems;
    private final JsonObject operations;

    private ApiExamples(JsonObject all) {
        this.always = texts(all, "always");
        this.problems = all.getJsonObject("problems");
        this.operations = all.getJsonObject("operations");
    }

    static ApiExamples read() {
        try (InputStream stream = ApiExamples.class.getResourceAsStream(FILE);
                JsonReader reader = Json.createReader(Objects.requireNonNull(stream, FILE))) {
            return new ApiExamples(reader.readObject());
        } catch (IOException broken) {
            throw new UncheckedIOException("the application is damaged", broken);
        }
    }

    /** Completes one operation. One that the file does not know keeps what its annotations say. */
    void complete(Operation operation) {
        JsonObject told = operations.getJsonObject(String.valueOf(operation.getOperationId()));
        if (told == null) {
            return;
        }
        if (told.containsKey("description")) {
            operation.setDescription(told.getString("description"));
        }
        APIResponses responses = operation.getResponses();
        success(responses, told);
        List<String> codes = new ArrayList<>(always);
        codes.addAll(texts(told, "codes"));
        Map<Integer, List<String>> byStatus = new TreeMap<>();
        codes.forEach(code -> byStatus.computeIfAbsent(
                        problems.getJsonObject(code).getInt("status"), status -> new ArrayList<>())
                .add(code));
        byStatus.forEach((status, some) -> responses.addAPIResponse(Integer.toString(status), problem(status, some)));
    }

    private static void success(APIResponses responses, JsonObject told) {
        String status = told.getString("status");
        APIResponse answer = responses.getAPIResponse(status);
        if (answer == null) {
            answer = Objects.requireNonNullElseGet(responses.getDefaultValue(), OASFactory::createAPIResponse);
            responses.removeAPIResponse(APIResponses.DEFAULT);
            responses.addAPIResponse(status, answer);
        }
        if (answer.getDescription() == null || answer.getDescription().startsWith("Default")) {
            answer.setDescription("OK");
        }
        if (told.containsKey("example") && answer.getContent() != null) {
            for (MediaType type : answer.getContent().getMediaTypes().values()) {
                type.setExample(plain(told.get("example")));
                schema(type, texts(told, "schema"));
            }
        }
    }

    /**
     * The server's generator loses a choice between two schemas, and some that are named by an annotation. An empty page
     * fits both, so that any of them will do.
     */
    private static void schema(MediaType type, List<String> names) {
        if (names.size() == 1) {
            type.setSchema(OASFactory.createSchema().ref(SCHEMAS + names.getFirst()));
        } else if (!names.isEmpty()) {
            Schema choice = OASFactory.createSchema();
            names.forEach(name -> choice.addAnyOf(OASFactory.createSchema().ref(SCHEMAS + name)));
            type.setSchema(choice);
        }
    }

    private APIResponse problem(int status, List<String> codes) {
        MediaType type =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMAS + "Problem"));
        for (String code : codes) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("type", "about:blank");
            value.put("title", Problems.title(status));
            value.put("status", status);
            value.put("code", code);
            value.put("detail", problems.getJsonObject(code).getString("detail"));
            type.addExample(code, OASFactory.createExample().value(value));
        }
        Content content = OASFactory.createContent().addMediaType(ProblemDetails.MEDIA_TYPE, type);
        return OASFactory.createAPIResponse()
                .description(String.join(", ", codes))
                .content(content);
    }

    private static List<String> texts(JsonObject object, String name) {
        JsonArray array = object.getJsonArray(name);
        return array == null
                ? List.of()
                : array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }

    /** As the server's own writer of descriptions understands it. */
    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                value.asJsonObject().forEach((name, field) -> map.put(name, plain(field)));
                yield map;
            }
            case ARRAY -> value.asJsonArray().stream().map(ApiExamples::plain).toList();
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).longValueExact();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> "";
        };
    }
}
