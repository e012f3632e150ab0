package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A property a query may filter and sort by.
 *
 * @param name as queries spell it, {@code MetaData.LastUpdatedTime}
 * @param indexed whether look-ups by it need not read every record
 */
record Property(String name, Kind kind, boolean indexed) {

    /** How values compare: texts without regard to case (recorded), numbers and times by value. */
    enum Kind {
        ID,
        TEXT,
        DECIMAL,
        DATE,
        TIME,
        BOOLEAN,
        REFERENCE,
        EMAIL
    }

    static Property text(String name) {
        return new Property(name, Kind.TEXT, false);
    }

    static Property of(String name, Kind kind) {
        return new Property(name, kind, false);
    }

    Property withIndex() {
        return new Property(name, kind, true);
    }

    /** The value of a record, as {@link #key} of a literal would be; empty if the record has none. */
    Optional<String> keyOf(JsonNode record) {
        JsonNode value = record;
        for (String step : name.split("\\.")) {
            value = value.path(step);
        }
        return switch (kind) {
            case REFERENCE -> Wire.text(value, "value");
            case EMAIL -> Wire.text(value, "Address").map(text -> text.toLowerCase(Locale.ROOT));
            case BOOLEAN -> Optional.of(Boolean.toString(value.asBoolean(name.equals("Active"))));
            default -> value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(key(value.asText()));
        };
    }

    /**
     * A literal as a text whose order is that of the values (but for decimals, see {@link #compare}).
     *
     * @throws ApiFault 4001 if the literal is none of this kind
     */
    String key(String literal) {
        try {
            return switch (kind) {
                case TEXT, EMAIL -> literal.toLowerCase(Locale.ROOT);
                case ID, REFERENCE -> literal;
                case DECIMAL -> new BigDecimal(literal).stripTrailingZeros().toPlainString();
                case BOOLEAN -> literal.toLowerCase(Locale.ROOT);
                case DATE ->
                    LocalDate.parse(literal.length() > 10 ? literal.substring(0, 10) : literal)
                            .toString();
                case TIME -> timeKey(literal);
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw Errors.invalidQuery("value " + literal + " is not valid for property " + name);
        }
    }

    private static String timeKey(String literal) {
        String seconds = Long.toString(Times.parse(literal).getEpochSecond());
        return "0".repeat(12 - seconds.length()) + seconds;
    }

    int compare(String key, String other) {
        return switch (kind) {
            case DECIMAL -> new BigDecimal(key).compareTo(new BigDecimal(other));
            case ID -> key.length() == other.length() ? key.compareTo(other) : key.length() - other.length();
            default -> key.compareTo(other);
        };
    }

    /** Records without a value come first. */
    int compareOptional(Optional<String> key, Optional<String> other) {
        return key.isPresent() && other.isPresent()
                ? compare(key.get(), other.get())
                : Boolean.compare(key.isPresent(), other.isPresent());
    }
}
