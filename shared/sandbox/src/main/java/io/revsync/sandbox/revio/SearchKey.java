package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns values into texts whose order is the order of the values, so that one index serves search and sort: numbers by
 * value (an id given as text equals the same id given as a number), dates by time, texts without regard to case.
 */
final class SearchKey {
    /** What is absent sorts first. */
    static final String ABSENT = "";

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,10})?");
    private static final int INTEGER_DIGITS = 18;

    private SearchKey() {}

    static String of(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return ABSENT;
        }
        return of(value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
    }

    static String of(String text) {
        String plain = text.trim();
        if (NUMBER.matcher(plain).matches()) {
            return number(new BigDecimal(plain));
        }
        return plain.isEmpty() ? ABSENT : "t" + plain.toLowerCase(Locale.ROOT);
    }

    /** The key of a date; what is no date counts as absent. */
    static String ofDate(JsonNode value) {
        return value == null ? ABSENT : RevioTime.normal(value.asText()).orElse(ABSENT);
    }

    private static String number(BigDecimal value) {
        String digits = value.abs().stripTrailingZeros().toPlainString();
        int point = digits.indexOf('.');
        int integers = point < 0 ? digits.length() : point;
        String padded = "0".repeat(INTEGER_DIGITS - integers) + digits;
        return value.signum() < 0 ? "m" + nines(padded) + "~" : "n" + padded;
    }

    /** The nines' complement: the larger a negative number's digits, the earlier it sorts. */
    private static String nines(String digits) {
        StringBuilder complement = new StringBuilder(digits.length());
        for (char digit : digits.toCharArray()) {
            complement.append(digit == '.' ? '.' : (char) ('9' - digit + '0'));
        }
        return complement.toString();
    }
}
