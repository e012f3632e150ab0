package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Builds what is sent to Rev.io, each fact under the name believed first. */
final class WireObject {

    private static final String ID = "\\d{1,18}";

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** Rev.io's ids are numbers on the wire. */
    WireObject id(Field field, String id) {
        json.set(
                field.preferred(),
                id.matches(ID)
                        ? JsonNodeFactory.instance.numberNode(Long.parseLong(id))
                        : JsonNodeFactory.instance.textNode(id));
        return this;
    }

    WireObject text(Field field, String value) {
        json.put(field.preferred(), value);
        return this;
    }

    WireObject number(Field field, BigDecimal value) {
        json.put(field.preferred(), value);
        return this;
    }

    WireObject flag(Field field, boolean value) {
        json.put(field.preferred(), value);
        return this;
    }

    WireObject set(Field field, JsonNode value) {
        json.set(field.preferred(), value);
        return this;
    }

    ObjectNode json() {
        return json;
    }
}
