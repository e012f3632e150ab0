package io.revsync.sandbox.revio;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 6902. Nested objects by path, custom fields by index: {@code /fields/1/value}. All operations happen or none. */
final class JsonPatch {
    private final JsonNode operations;

    JsonPatch(JsonNode operations) {
        if (!operations.isArray()) {
            throw RevioError.unreadable("A JSON Patch is an array of operations.");
        }
        this.operations = operations;
    }

    ObjectNode applyTo(ObjectNode record) {
        ObjectNode patched = record.deepCopy();
        for (JsonNode operation : operations) {
            apply(operation, patched);
        }
        return patched;
    }

    private static void apply(JsonNode operation, ObjectNode record) {
        String op = operation.path("op").asText().toLowerCase(java.util.Locale.ROOT);
        JsonPointer path = pointer(operation.path("path").asText());
        switch (op) {
            case "add" -> add(record, path, value(operation));
            case "replace" -> {
                existing(record, path);
                replace(record, path, value(operation));
            }
            case "remove" -> remove(record, path);
            case "test" -> {
                if (!existing(record, path).equals(value(operation))) {
                    throw RevioError.invalid("The test of " + path + " failed.");
                }
            }
            case "copy" ->
                add(
                        record,
                        path,
                        existing(record, pointer(operation.path("from").asText()))
                                .deepCopy());
            case "move" -> {
                JsonPointer from = pointer(operation.path("from").asText());
                JsonNode moved = existing(record, from);
                remove(record, from);
                add(record, path, moved);
            }
            default -> throw RevioError.invalid("The operation '" + op + "' is not one of JSON Patch.");
        }
    }

    private static void add(ObjectNode record, JsonPointer path, JsonNode value) {
        JsonNode parent = record.at(path.head());
        if (parent instanceof ArrayNode array) {
            int index = path.last().getMatchingProperty().equals("-") ? array.size() : index(path, array.size());
            array.insert(index, value);
        } else {
            set(parent, path, value);
        }
    }

    private static void replace(ObjectNode record, JsonPointer path, JsonNode value) {
        JsonNode parent = record.at(path.head());
        if (parent instanceof ArrayNode array) {
            array.set(index(path, array.size() - 1), value);
        } else {
            set(parent, path, value);
        }
    }

    private static void remove(ObjectNode record, JsonPointer path) {
        existing(record, path);
        JsonNode parent = record.at(path.head());
        if (parent instanceof ArrayNode array) {
            array.remove(index(path, array.size() - 1));
        } else {
            ((ObjectNode) parent).remove(path.last().getMatchingProperty());
        }
    }

    private static void set(JsonNode parent, JsonPointer path, JsonNode value) {
        if (!(parent instanceof ObjectNode object)) {
            throw noTarget(path);
        }
        object.set(path.last().getMatchingProperty(), value);
    }

    private static JsonNode existing(ObjectNode record, JsonPointer path) {
        JsonNode found = record.at(path);
        if (found.isMissingNode()) {
            throw noTarget(path);
        }
        return found;
    }

    private static int index(JsonPointer path, int highest) {
        int index = path.last().getMatchingIndex();
        if (index < 0 || index > highest) {
            throw noTarget(path);
        }
        return index;
    }

    private static JsonNode value(JsonNode operation) {
        if (!operation.has("value")) {
            throw RevioError.invalid("The operation '" + operation.path("op").asText() + "' needs a value.");
        }
        return operation.get("value");
    }

    private static JsonPointer pointer(String path) {
        if (!path.startsWith("/")) {
            throw RevioError.invalid("The path '" + path + "' is not valid; it begins with a slash.");
        }
        return JsonPointer.compile(path);
    }

    private static RevioError noTarget(JsonPointer path) {
        return RevioError.invalid("The target location specified by path '" + path + "' was not found.");
    }
}
