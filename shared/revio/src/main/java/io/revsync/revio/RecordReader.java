package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One record as Rev.io sent it, read field by field. Turns Rev.io's ways to say "none" (null, empty string, id 0, year 1) into
 * absence, and what cannot be read into {@link UnreadableFieldException}; never guesses.
 */
final class RecordReader {

    /** Beyond this many digits before or after the point a number is not money but a mistake. */
    private static final int MOST_DIGITS = 18;

    private static final int MOST_ID_DIGITS = 40;
    /** Rev.io counts its records; 18 digits fit a 64-bit number. */
    private static final String OWN_ID = "\\d{1,18}";

    private static final String NO_ID = "0";

    private final JsonNode record;

    RecordReader(JsonNode record) {
        this.record = record;
    }

    String requiredId(Field field) {
        return id(field).orElseThrow(() -> missing(field));
    }

    /** An id that must be there and by which Rev.io can be searched: it counts its records. */
    String searchableId(Field field) {
        String id = requiredId(field);
        if (!id.matches(OWN_ID)) {
            throw new UnreadableFieldException(
                    field.meaning(),
                    "its " + field.meaning() + " \"" + id + "\" is not a whole number, as Rev.io's ids are");
        }
        return id;
    }

    /** An id, sent as a number or a string; 0 and blank mean none. */
    Optional<String> id(Field field) {
        for (String spelling : field.spellings()) {
            Optional<JsonNode> node = at(spelling);
            if (node.isPresent()) {
                String id = plainId(field, node.get());
                if (!id.equals(NO_ID)) {
                    return Optional.of(id);
                }
            }
        }
        return Optional.empty();
    }

    /** Text without blanks around it; empty when there is none. */
    String text(Field field) {
        return first(field)
                .map(node -> node.isContainerNode()
                        ? unreadableText(field)
                        : node.asText().strip())
                .orElse("");
    }

    BigDecimal requiredNumber(Field field) {
        return number(field).orElseThrow(() -> missing(field));
    }

    /** A number, sent as a number or a string; 0 is a number. */
    Optional<BigDecimal> number(Field field) {
        return first(field).map(node -> {
            if (!node.isNumber() && !node.isTextual()) {
                throw unreadable(field, node, "is not a number");
            }
            try {
                BigDecimal number = node.isNumber()
                        ? node.decimalValue()
                        : new BigDecimal(node.asText().strip());
                if (number.scale() > MOST_DIGITS || (long) number.precision() - number.scale() > MOST_DIGITS) {
                    throw unreadable(field, node, "has too many digits");
                }
                return number;
            } catch (NumberFormatException e) {
                throw unreadable(field, node, "is not a number");
            }
        });
    }

    /** A day on Rev.io's calendar. */
    Optional<LocalDate> date(Field field) {
        return moment(field).map(WireMoment::date);
    }

    Optional<Instant> instant(Field field) {
        return moment(field).map(WireMoment::instant);
    }

    boolean flag(Field field, boolean whenAbsent) {
        return first(field)
                .map(node -> switch (node.asText().strip().toLowerCase(Locale.ROOT)) {
                    case "true", "1", "y", "yes" -> true;
                    case "false", "0", "n", "no" -> false;
                    default -> throw unreadable(field, node, "is neither true nor false");
                })
                .orElse(whenAbsent);
    }

    /** The constant whose name is the text in upper case with underscores. */
    <E extends Enum<E>> E oneOf(Class<E> type, Field field, E whenUnknown) {
        String word = text(field).toUpperCase(Locale.ROOT).replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        return whenUnknown;
    }

    Optional<RecordReader> object(Field field) {
        return first(field).filter(JsonNode::isObject).map(RecordReader::new);
    }

    /** Whether there is a list, though it may be empty. */
    boolean listed(Field field) {
        return first(field).filter(JsonNode::isArray).isPresent();
    }

    List<RecordReader> objects(Field field) {
        List<RecordReader> readers = new ArrayList<>();
        first(field)
                .filter(JsonNode::isArray)
                .ifPresent(array -> array.forEach(row -> readers.add(new RecordReader(row))));
        return readers;
    }

    private Optional<WireMoment> moment(Field field) {
        for (String spelling : field.spellings()) {
            Optional<JsonNode> node = at(spelling);
            if (node.isPresent()) {
                WireMoment moment = WireMoment.parse(node.get().asText().strip())
                        .orElseThrow(() -> unreadable(field, node.get(), "is not a date"));
                if (!moment.isNone()) {
                    return Optional.of(moment);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> first(Field field) {
        return field.spellings().stream()
                .flatMap(spelling -> at(spelling).stream())
                .findFirst();
    }

    private Optional<JsonNode> at(String spelling) {
        JsonNode node = record;
        for (String step : spelling.split("\\.")) {
            node = node.path(step);
        }
        boolean none = node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank());
        return none ? Optional.empty() : Optional.of(node);
    }

    private static String plainId(Field field, JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText().strip();
            return text.chars().allMatch(c -> c == '0') ? NO_ID : text;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            if (number.signum() == 0) {
                return NO_ID;
            }
            boolean small = number.precision() <= MOST_ID_DIGITS && number.scale() > -MOST_ID_DIGITS;
            if (small && number.stripTrailingZeros().scale() <= 0) {
                return number.toBigInteger().toString();
            }
        }
        throw unreadable(field, node, "is not an id");
    }

    private static String unreadableText(Field field) {
        throw new UnreadableFieldException(field.meaning(), "its " + field.meaning() + " is not text");
    }

    private static UnreadableFieldException missing(Field field) {
        return new UnreadableFieldException(
                field.meaning(),
                "it has no " + field.meaning() + " (looked for " + String.join(", ", field.spellings()) + ")");
    }

    private static UnreadableFieldException unreadable(Field field, JsonNode node, String why) {
        String value = node.toString();
        String shown = value.length() > 60 ? value.substring(0, 60) + "..." : value;
        return new UnreadableFieldException(field.meaning(), "its " + field.meaning() + " " + shown + " " + why);
    }
}
