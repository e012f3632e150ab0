package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A reference to another record.
 *
 * @param value the record's id
 * @param name its name when the reference was written, or the empty string
 */
public record Ref(String value, String name) {

    static Optional<Ref> of(JsonNode node) {
        String value = Fields.text(node, "value");
        return value.isEmpty() ? Optional.empty() : Optional.of(new Ref(value, Fields.text(node, "name")));
    }
}
