package io.revsync.sync.settings;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.schedule.Schedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads a settings document that somebody wrote, and tells everything that is wrong with it at once: fields first, by the schema, then
 * what the fields mean together. Asks no other system.
 */
public final class SettingsCheck {
    private static final ObjectMapper JSON = Json.mapper();
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final SettingsSchema schema;
    private final SettingsRules rules;
    private final ObjectNode installation;

    /** @param installation what a document that leaves something out means */
    public SettingsCheck(SettingsSchema schema, SettingsRules rules, Settings installation) {
        this.schema = schema;
        this.rules = rules;
        this.installation = JSON.valueToTree(installation);
    }

    /**
     * What came of reading a document.
     *
     * @param settings as the document says; the default in place of each field that is wrong
     * @param errors why it cannot be saved; none if it can
     * @param warnings what may surprise
     * @param schedules of the directions whose schedule can be read
     */
    public record Result(
            Settings settings, List<Finding> errors, List<Finding> warnings, Map<Direction, Schedule> schedules) {}

    /** Reads a document. Null means the same as left out. What is only shown is passed over. */
    public Result check(ObjectNode document) {
        ObjectNode read = schema.withoutShown(readable(document));
        List<Finding> errors = new ArrayList<>();
        for (List<Finding> found = schema.check(read); !found.isEmpty(); found = schema.check(read)) {
            errors.addAll(found);
            found.forEach(error -> remove(read, JsonPointer.compile(error.pointer())));
        }
        fillIn(read, installation);
        Settings settings = JSON.convertValue(read, Settings.class);
        SettingsRules.Result result = rules.check(settings);
        errors.addAll(result.errors());
        return new Result(settings, List.copyOf(errors), result.warnings(), result.schedules());
    }

    private static void fillIn(ObjectNode document, ObjectNode defaults) {
        defaults.properties().forEach(field -> {
            JsonNode given = document.get(field.getKey());
            if (given == null) {
                document.set(field.getKey(), field.getValue().deepCopy());
            } else if (given instanceof ObjectNode section && field.getValue() instanceof ObjectNode more) {
                fillIn(section, more);
            }
        });
    }

    /** Without nulls, and with numbers the schema's validator can compare: it takes them as long. */
    private static ObjectNode readable(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        makeReadable(copy);
        return copy;
    }

    private static void makeReadable(ObjectNode object) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                fields.remove();
            } else if (value instanceof ObjectNode section) {
                makeReadable(section);
            } else if (value.isNumber() && value.decimalValue().abs().compareTo(MOST) > 0) {
                field.setValue(LongNode.valueOf(value.decimalValue().signum() * MOST.longValue()));
            }
        }
    }

    private static void remove(ObjectNode document, JsonPointer pointer) {
        if (document.at(pointer.head()) instanceof ObjectNode parent) {
            parent.remove(pointer.last().getMatchingProperty());
        }
    }
}
