package io.revsync.sandbox.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * Whether an event matches a pattern: every field of the pattern must be in the event with one of the listed values.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">AWS's description</a>
 */
final class EventPattern {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    static EventPattern parse(String text) {
        try {
            JsonNode pattern = JSON.readTree(text);
            check(pattern);
            return new EventPattern(pattern);
        } catch (JsonProcessingException e) {
            throw invalid("it is not JSON");
        }
    }

    boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static boolean matches(JsonNode pattern, JsonNode event) {
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            JsonNode value = event.path(field.getKey());
            JsonNode wanted = field.getValue();
            if (wanted.isObject() ? !matches(wanted, value) : !oneOf(wanted, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean oneOf(JsonNode wanted, JsonNode value) {
        for (JsonNode choice : wanted) {
            if (choice.has("prefix")
                    ? value.isTextual()
                            && value.asText().startsWith(choice.get("prefix").asText())
                    : choice.has("exists")
                            ? choice.get("exists").asBoolean() != value.isMissingNode()
                            : choice.equals(value)) {
                return true;
            }
            if (value.isArray()) {
                for (JsonNode element : value) {
                    if (choice.equals(element)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void check(JsonNode pattern) {
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw invalid("a pattern is an object with at least one field");
        }
        pattern.properties().forEach(field -> {
            JsonNode wanted = field.getValue();
            if (wanted.isObject()) {
                check(wanted);
            } else if (!wanted.isArray()) {
                throw invalid("\"" + field.getKey() + "\" must be an object or an array");
            } else {
                wanted.forEach(EventPattern::checkChoice);
            }
        });
    }

    private static void checkChoice(JsonNode choice) {
        if (choice.isObject() && !choice.has("prefix") && !choice.has("exists")) {
            throw invalid("the sandbox knows only the matchers prefix and exists");
        }
    }

    private static AwsError invalid(String reason) {
        return new AwsError("InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
    }
}
