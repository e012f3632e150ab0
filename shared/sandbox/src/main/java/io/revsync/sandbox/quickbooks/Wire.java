package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few shapes every entity is written in: text, decimals, references, lists of objects. */
final class Wire {

    private Wire() {}

    /** The text of a field; an empty text counts as absent. */
    static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty()
                ? Optional.empty()
                : Optional.of(value.asText());
    }

    static Optional<BigDecimal> decimal(JsonNode node, String field) {
        return text(node, field).map(BigDecimal::new);
    }

    /** A number that counts as zero where it is absent. */
    static BigDecimal amount(JsonNode node, String field) {
        return decimal(node, field).orElse(BigDecimal.ZERO);
    }

    static boolean flag(JsonNode node, String field, boolean otherwise) {
        return node.path(field).asBoolean(otherwise);
    }

    /** The id in {@code {"value":"7"}}. */
    static Optional<String> ref(JsonNode node, String field) {
        return text(node.path(field), "value");
    }

    static ObjectNode reference(String id, String name) {
        ObjectNode ref = SandboxJson.object().put("value", id);
        return name == null ? ref : ref.put("name", name);
    }

    static List<ObjectNode> objects(JsonNode node, String field) {
        List<ObjectNode> objects = new ArrayList<>();
        node.path(field).forEach(element -> objects.add((ObjectNode) element));
        return objects;
    }

    static ArrayNode array(List<? extends JsonNode> elements) {
        return SandboxJson.array().addAll(elements);
    }

    /** Cents, half up; written as QuickBooks writes them, {@code 100.0} and {@code 99.95}. */
    static DecimalNode money(BigDecimal amount) {
        BigDecimal shortest = cents(amount).stripTrailingZeros();
        return DecimalNode.valueOf(shortest.scale() < 1 ? shortest.setScale(1) : shortest);
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
