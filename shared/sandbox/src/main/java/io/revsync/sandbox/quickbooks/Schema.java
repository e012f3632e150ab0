package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which properties a request may hold, and of what kind. Unknown ones are refused with 2010 and the JSON reader's text
 * (recorded); numbers and booleans may be sent as text.
 */
final class Schema {

    private final Map<String, Map<String, String>> types;

    private Schema(Map<String, Map<String, String>> types) {
        this.types = types;
    }

    static Schema load() {
        try (InputStream in = Schema.class.getResourceAsStream("schema.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, Map<String, String>> types = new HashMap<>();
            Map<String, String> type = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("  ")) {
                    String[] field = line.trim().split(" ");
                    type.put(field[0], field[1]);
                } else if (!line.startsWith("#")) {
                    type = new LinkedHashMap<>();
                    types.put(line, type);
                }
            }
            return new Schema(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ApiFault 2010 for the first property that is unknown or unreadable */
    void check(String type, JsonNode value) {
        if (!value.isObject()) {
            throw ApiFault.validation(Errors.unreadableProperty(type, value.toString(), "an object"));
        }
        Map<String, String> fields = types.get(type);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String kind = fields.get(field.getKey());
            if (kind == null) {
                throw ApiFault.validation(Errors.unknownProperty(field.getKey(), type));
            }
            if (!field.getValue().isNull()) {
                checkField(field.getKey(), kind, field.getValue());
            }
        }
    }

    private void checkField(String name, String kind, JsonNode value) {
        if (kind.startsWith("[")) {
            String element = kind.substring(1, kind.length() - 1);
            if (!value.isArray()) {
                throw ApiFault.validation(Errors.unreadableProperty(name, value.toString(), "a list"));
            }
            value.forEach(one -> checkField(name, element, one));
        } else if (types.containsKey(kind)) {
            check(kind, value);
        } else if (!kind.equals("any") && !(value.isValueNode() && isReadable(kind, value))) {
            throw ApiFault.validation(Errors.unreadableProperty(name, value.toString(), kind));
        }
    }

    private static boolean isReadable(String kind, JsonNode value) {
        String text = value.asText();
        try {
            return switch (kind) {
                case "decimal", "integer" -> new BigDecimal(text).precision() < 40;
                case "boolean" -> List.of("true", "false").contains(text);
                case "date" ->
                    LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                                    .getYear()
                            > 0;
                default -> true;
            };
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }
}
