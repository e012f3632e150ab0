package io.revsync.sync.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A departure from the schema in words. The document's values are never quoted, for somebody may have pasted a password. */
final class Departure {
    private final String pointer;
    private final String keyword;
    private final String property;
    /** The schema of the field, in which the rule stands. */
    private final JsonNode field;

    Departure(ValidationMessage message, JsonNode schema) {
        JsonNodePath rule = message.getSchemaLocation().getFragment();
        this.pointer = pointer(message.getInstanceLocation());
        this.keyword = message.getType();
        this.property = message.getProperty();
        this.field = schema.at(pointer(rule.getParent()));
    }

    Finding finding() {
        return switch (keyword) {
            case "type" -> at(pointer, "This is not " + kind() + ".", "Give " + kind() + ".");
            case "additionalProperties" ->
                at(pointer + "/" + escaped(property), "There is no setting of this name.", "Settings here: " + names());
            case "propertyNames" ->
                at(pointer + "/" + escaped(property), "This name is not written as it has to be.", remedy());
            case "enum" -> at(pointer, "This is none of the choices.", "Choose " + choices() + ".");
            case "minimum", "maximum" ->
                at(
                        pointer,
                        keyword.equals("minimum") ? "The number is too small." : "The number is too large.",
                        "Give a whole number from " + field.path("minimum") + " to " + field.path("maximum") + ".");
            case "maxLength" -> at(pointer, "This is too long.", "Use at most " + field.path(keyword) + " characters.");
            case "minLength" -> at(pointer, "This is empty.", "It has to be filled in.");
            case "maxProperties" ->
                at(pointer, "These are too many.", "Keep at most " + field.path(keyword) + " of them.");
            default -> at(pointer, "This is not written as it has to be.", remedy());
        };
    }

    private static Finding at(String pointer, String problem, String remedy) {
        return new Finding(pointer, problem, remedy);
    }

    private String kind() {
        return switch (field.path("type").asText()) {
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "object" -> "a group of settings in braces";
            default -> "text in quotation marks";
        };
    }

    private String names() {
        return StreamSupport.stream(((Iterable<String>) field.path("properties")::fieldNames).spliterator(), false)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String choices() {
        return StreamSupport.stream(field.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" or "));
    }

    private String remedy() {
        return field.path("remedy").asText();
    }

    private static String pointer(JsonNodePath path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(i -> "/" + escaped(path.getElement(i).toString()))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
