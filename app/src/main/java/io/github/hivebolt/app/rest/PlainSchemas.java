package io.github.hivebolt.app.rest;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what the server's generator makes of our records: it calls optional values and times objects, and writes
 * every default of an annotation as if it were a rule ({@code maxProperties: 0} among them).
 */
public class PlainSchemas implements OASFilter {
    private static final Set<String> TIMES = Set.of("at", "since", "until", "now");
    private static final Set<String> NUMBERS =
            Set.of("amountSats", "read", "head", "irreversible", "lagBlocks", "lagSeconds");
    private static final Set<String> OBJECTS = Set.of("orders");

    private final ApiExamples examples = ApiExamples.read();

    /** How a field is written in JSON. */
    enum Form {
        /** A whole number. */
        NUMBER,
        /** A text. */
        TEXT,
        /** RFC 3339. */
        TIME,
        /** Numbers by names. */
        MAP
    }

    /** Adds what the interface as a whole may answer, and an example of every answer. */
    @Override
    public Operation filterOperation(Operation operation) {
        examples.complete(operation);
        return operation;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        withoutDefaults(schema);
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.forEach(PlainSchemas::correct);
        }
        return schema;
    }

    static Form form(String field) {
        if (OBJECTS.contains(field)) {
            return Form.MAP;
        }
        if (NUMBERS.contains(field)) {
            return Form.NUMBER;
        }
        boolean isTime = TIMES.contains(field) || field.endsWith("At") || field.endsWith("Time");
        return isTime ? Form.TIME : Form.TEXT;
    }

    private static void correct(String field, Schema property) {
        withoutDefaults(property);
        boolean isUnknown = property.getType() == Schema.SchemaType.OBJECT
                && (property.getProperties() == null || property.getProperties().isEmpty())
                && property.getRef() == null
                && property.getAdditionalPropertiesSchema() == null;
        if (!isUnknown) {
            return;
        }
        switch (form(field)) {
            case NUMBER -> property.type(Schema.SchemaType.INTEGER).format("int64");
            case TEXT -> property.setType(Schema.SchemaType.STRING);
            case TIME -> property.type(Schema.SchemaType.STRING).format("date-time");
            case MAP ->
                property.setAdditionalPropertiesSchema(OASFactory.createSchema()
                        .type(Schema.SchemaType.INTEGER)
                        .format("int64"));
        }
    }

    @SuppressWarnings("NullAway") // The interfaces of MicroProfile take null for "not given" and do not say so.
    private static void withoutDefaults(Schema schema) {
        if (isZero(schema.getMaxProperties())) {
            schema.setMaxProperties(null);
        }
        if (isZero(schema.getMinProperties())) {
            schema.setMinProperties(null);
        }
        if (isZero(schema.getMinLength())) {
            schema.setMinLength(null);
        }
        if (isFalse(schema.getExclusiveMaximum())) {
            schema.setExclusiveMaximum(null);
        }
        if (isFalse(schema.getExclusiveMinimum())) {
            schema.setExclusiveMinimum(null);
        }
        if (isFalse(schema.getUniqueItems())) {
            schema.setUniqueItems(null);
        }
        if (isFalse(schema.getReadOnly())) {
            schema.setReadOnly(null);
        }
        if (isFalse(schema.getWriteOnly())) {
            schema.setWriteOnly(null);
        }
        if (isFalse(schema.getDeprecated())) {
            schema.setDeprecated(null);
        }
        if (isFalse(schema.getNullable())) {
            schema.setNullable(null);
        }
    }

    private static boolean isZero(@Nullable Integer number) {
        return number != null && number == 0;
    }

    private static boolean isFalse(@Nullable Boolean flag) {
        return flag != null && !flag;
    }
}
