package io.revsync.sandbox.aws;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The values one field of a cron expression admits: {@code *}, {@code 5}, {@code 1-5}, {@code 0/15}, lists of these. */
final class CronField {
    private final BitSet values;

    private CronField(BitSet values) {
        this.values = values;
    }

    /**
     * Reads a field.
     *
     * @param names words for the numbers from {@code first} on, or none
     * @throws IllegalArgumentException naming the field
     */
    static CronField parse(String field, String text, int first, int last, List<String> names) {
        BitSet values = new BitSet(last + 1);
        for (String part : text.split(",", -1)) {
            String[] range = part.split("/", -1);
            if (range.length > 2) {
                throw wrong(field, part);
            }
            int from = first;
            int to = last;
            if (!range[0].equals("*")) {
                String[] ends = range[0].split("-", -1);
                if (ends.length > 2) {
                    throw wrong(field, part);
                }
                from = number(field, ends[0], first, last, names);
                boolean open = ends.length == 1 && range.length == 2;
                to = open ? last : number(field, ends[ends.length - 1], first, last, names);
            }
            int step = range.length == 2 ? number(field, range[1], 1, last, List.of()) : 1;
            if (from > to) {
                throw wrong(field, part);
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return new CronField(values);
    }

    static int number(String field, String text, int first, int last, List<String> names) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return first + named;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < first || Integer.parseInt(text) > last) {
            throw wrong(field, text);
        }
        return Integer.parseInt(text);
    }

    boolean has(int value) {
        return values.get(value);
    }

    private static IllegalArgumentException wrong(String field, String text) {
        return new IllegalArgumentException("'" + text + "' is no " + field + " EventBridge knows");
    }
}
