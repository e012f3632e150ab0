package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes records the way the APIs spell them, from alternating names and values. */
final class Wire {
    /** The ".NET MinValue" Rev.io answers for a date that was never set. */
    static final String NO_DATE = "0001-01-01T00:00:00";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private Wire() {}

    static ObjectNode record(Object... namesAndValues) {
        ObjectNode record = SandboxJson.object();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            record.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
        }
        return record;
    }

    static ArrayNode array(List<ObjectNode> records) {
        return SandboxJson.array().addAll(records);
    }

    static ArrayNode array(ObjectNode... records) {
        return array(List.of(records));
    }

    /** Rev.io's local date-time, without a zone (UTC in the sandbox). */
    static String local(LocalDateTime time) {
        return LOCAL.format(time);
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        } else if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return nodes.numberNode(number);
        } else if (value instanceof BigDecimal amount) {
            return nodes.numberNode(amount);
        } else if (value instanceof LocalDateTime time) {
            return nodes.textNode(local(time));
        } else if (value instanceof String || value instanceof LocalDate || value instanceof OffsetDateTime) {
            return nodes.textNode(value.toString());
        }
        throw new IllegalArgumentException("no wire form for " + value.getClass());
    }
}
