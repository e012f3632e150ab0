package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.CallTrace;
import io.revsync.http.DefectException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads single values out of QuickBooks' JSON. */
final class Fields {

    /** "-07:00" as documented, "-0700" as in older traffic, "Z". */
    private static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private Fields() {}

    static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    static String required(JsonNode node, String name) {
        String text = text(node, name);
        if (text.isEmpty()) {
            throw unreadable(node, name, null);
        }
        return text;
    }

    static boolean flag(JsonNode node, String name, boolean absent) {
        return node.path(name).asBoolean(absent);
    }

    static Optional<BigDecimal> decimal(JsonNode node, String name) {
        String text = text(node, name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw unreadable(node, name, e);
        }
    }

    static BigDecimal requiredDecimal(JsonNode node, String name) {
        return decimal(node, name).orElseThrow(() -> unreadable(node, name, null));
    }

    static Optional<LocalDate> date(JsonNode node, String name) {
        String text = text(node, name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            throw unreadable(node, name, e);
        }
    }

    static LocalDate requiredDate(JsonNode node, String name) {
        return date(node, name).orElseThrow(() -> unreadable(node, name, null));
    }

    static Instant instant(JsonNode node, String name) {
        try {
            return ANY_OFFSET.parse(required(node, name), Instant::from);
        } catch (DateTimeException e) {
            throw unreadable(node, name, e);
        }
    }

    static Ref requiredRef(JsonNode node, String name) {
        return Ref.of(node.path(name)).orElseThrow(() -> unreadable(node, name, null));
    }

    /** The objects of an array; none when it is absent. */
    static List<ObjectNode> objects(JsonNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode element : array) {
            if (element instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return objects;
    }

    private static DefectException unreadable(JsonNode node, String name, Exception cause) {
        String record = text(node, "Id").isEmpty() ? "a record" : "the record with Id " + text(node, "Id");
        return new DefectException(
                "QuickBooks answered " + record + " with a " + name + " this sync cannot read.",
                new CallTrace("QuickBooks", "reading " + name, 200, "", "", ""),
                cause);
    }
}
