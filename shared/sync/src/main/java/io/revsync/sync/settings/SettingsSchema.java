package io.revsync.sync.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The settings document described as JSON Schema, draft 2020-12: the one source for what the server checks, what the page shows and
 * what people read. A {@code remedy} beside a rule says what would be right. The directions are those this installation has.
 */
public final class SettingsSchema {
    private static final String RESOURCE = "settings.schema.json";
    private static final ObjectMapper JSON = Json.mapper();

    private final ObjectNode schema;
    private final JsonSchema validator;

    public SettingsSchema() {
        this.schema = read();
        ObjectNode directions = schema.withObject("/properties/sync/properties");
        for (Direction direction : Direction.values()) {
            directions.putObject(direction.key()).put("title", title(direction)).put("$ref", "#/$defs/direction");
        }
        this.validator = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(dialect()))
                .getSchema(
                        schema,
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /** The schema itself. */
    public ObjectNode json() {
        return schema.deepCopy();
    }

    /** Everything in which a document departs from the schema, in the order of its fields. */
    public List<Finding> check(JsonNode document) {
        return validator.validate(document).stream()
                .map(message -> new Departure(message, schema).finding())
                .distinct()
                .sorted(Comparator.comparing(Finding::pointer))
                .toList();
    }

    /** The document without what is only shown, and so not stored. */
    public ObjectNode withoutShown(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        strip(copy, schema);
        return copy;
    }

    private static void strip(ObjectNode document, JsonNode fields) {
        fields.path("properties").properties().forEach(field -> {
            if (field.getValue().path("readOnly").asBoolean()) {
                document.remove(field.getKey());
            } else if (document.get(field.getKey()) instanceof ObjectNode section) {
                strip(section, field.getValue());
            }
        });
    }

    /** Draft 2020-12 with our word for the way out. */
    private static JsonMetaSchema dialect() {
        return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("remedy"))
                .build();
    }

    private static String title(Direction direction) {
        String words =
                direction.key().replace("-to-quickbooks", " to QuickBooks").replace("-to-revio", " to Rev.io");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static ObjectNode read() {
        try (InputStream text = SettingsSchema.class.getResourceAsStream(RESOURCE)) {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The settings' schema in this program cannot be read", e);
        }
    }
}
