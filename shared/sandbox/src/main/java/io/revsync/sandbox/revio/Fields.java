package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what Rev.io leaves ambiguous: absent may be null, empty, 0 or year 1; numbers may be texts. */
final class Fields {
    private Fields() {}

    static String text(ObjectNode record, String field) {
        return record.path(field).asText("").equals("null")
                ? ""
                : record.path(field).asText("");
    }

    /** An id as text; empty for null, empty and 0. */
    static Optional<String> id(ObjectNode record, String field) {
        return id(record.path(field));
    }

    static Optional<String> id(JsonNode value) {
        String id = value.isNull() ? "" : value.asText("");
        return id.isEmpty() || id.equals("0") ? Optional.empty() : Optional.of(id);
    }

    /** An amount; empty when it is none. */
    static Optional<BigDecimal> amount(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        String text = value.asText("");
        return text.matches("-?\\d{1,15}(\\.\\d{1,10})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static BigDecimal amountOrZero(JsonNode value) {
        return amount(value).orElse(BigDecimal.ZERO);
    }

    static boolean inCents(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2;
    }
}
