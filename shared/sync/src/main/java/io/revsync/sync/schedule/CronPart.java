package io.revsync.sync.schedule;

import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** One of the five fields of a cron expression. */
enum CronPart {
    MINUTE("minute", 0, 59, CronFieldName.MINUTE),
    HOUR("hour", 0, 23, CronFieldName.HOUR),
    DAY_OF_MONTH("day of the month", 1, 31, CronFieldName.DAY_OF_MONTH),
    MONTH("month", 1, 12, CronFieldName.MONTH),
    /** Sunday is 0; people write it as 7 too. */
    DAY_OF_WEEK("day of the week", 0, 6, CronFieldName.DAY_OF_WEEK);

    /** Cron of five fields; the library's own would read 7 as Sunday even where it is a step. */
    static final CronParser PARSER = new CronParser(CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withStrictRange()
            .and()
            .instance());

    private static final String ALL = "*";
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    /** Fewer values than this are a list, even if they are evenly spaced. */
    private static final int LEAST_OF_A_STEP = 3;

    private final String label;
    private final int first;
    private final int last;
    private final CronFieldName name;

    CronPart(String label, int first, int last, CronFieldName name) {
        this.label = label;
        this.first = first;
        this.last = last;
        this.name = name;
    }

    String label() {
        return label;
    }

    /**
     * The values a field's text admits.
     *
     * @throws WrongScheduleException naming this field
     */
    NavigableSet<Integer> read(String text) throws WrongScheduleException {
        if (!text.matches("[!-~]+")) {
            throw wrong(text, "it has characters that no cron knows", "");
        }
        if (text.matches("(.*,)?\\w+/\\d+(,.*)?")) {
            throw wrong(text, "crons do not agree on a step that begins at a single value", "5-" + last + "/15");
        }
        List<String> alone = new ArrayList<>(Collections.nCopies(values().length, ALL));
        // The library takes SUN for 7, and a range that begins with it for a reversed one.
        alone.set(ordinal(), text.replace("SUN-", "0-"));
        try {
            FieldExpression expression = PARSER.parse(String.join(" ", alone))
                    .retrieveFieldsAsMap()
                    .get(name)
                    .getExpression();
            return expand(expression);
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage().replace("Failed to parse cron expression. ", "");
            throw wrong(text, reason, reason.startsWith("Invalid range") ? "22-23,0-6 for a range across the end" : "");
        }
    }

    private WrongScheduleException wrong(String text, String reason, String example) {
        return new WrongScheduleException(
                "The " + label + " field \"" + text + "\" cannot be read: " + reason + ".",
                "It takes " + range() + ", * for all, lists (1,3), ranges (1-5) and steps (*/15 or 10-50/10)"
                        + (example.isEmpty() ? "." : "; for example " + example + "."));
    }

    private String range() {
        return switch (this) {
            case DAY_OF_WEEK -> "0 to 7 (0 and 7 are Sunday) or SUN to SAT";
            case MONTH -> "1 to 12 or JAN to DEC";
            default -> first + " to " + last;
        };
    }

    private NavigableSet<Integer> expand(FieldExpression expression) {
        NavigableSet<Integer> values = new TreeSet<>();
        if (expression instanceof And list) {
            list.getExpressions().forEach(each -> values.addAll(expand(each)));
        } else if (expression instanceof Every step && step.getExpression() instanceof Between range) {
            addEvery(values, range, number(step.getPeriod()));
        } else if (expression instanceof Every step) {
            addEvery(values, first, last, number(step.getPeriod()));
        } else if (expression instanceof Between range) {
            addEvery(values, range, 1);
        } else if (expression instanceof On on) {
            values.add(inWeek(number(on.getTime())));
        } else if (expression instanceof Always) {
            addEvery(values, first, last, 1);
        } else {
            throw new IllegalArgumentException("\"" + expression.asString() + "\" is not known here");
        }
        return values;
    }

    private void addEvery(NavigableSet<Integer> values, Between range, int step) {
        addEvery(values, number(range.getFrom()), number(range.getTo()), step);
    }

    private void addEvery(NavigableSet<Integer> values, int from, int to, int step) {
        if (step < 1) {
            throw new IllegalArgumentException("a step of " + step + " leads nowhere");
        }
        for (int value = from; value <= to; value += step) {
            values.add(inWeek(value));
        }
    }

    private int inWeek(int value) {
        return this == DAY_OF_WEEK ? value % DAYS.size() : value;
    }

    private static int number(FieldValue<?> value) {
        return Integer.parseInt(value.getValue().toString());
    }

    boolean isAll(NavigableSet<Integer> values) {
        return values.size() == last - first + 1;
    }

    /**
     * The values in EventBridge's dialect: days of the week by name, because it counts them from 1, and steps only where both count
     * alike, that is to the end of the field.
     */
    String eventBridge(NavigableSet<Integer> values) {
        if (isAll(values)) {
            return ALL;
        }
        if (this == DAY_OF_WEEK) {
            return list(values, DAYS::get);
        }
        int step = step(values);
        return step > 1 ? values.first() + "/" + step : list(values, Integer::toString);
    }

    /** The values in the shortest cron that reads well: a step only if it is even all around the clock. */
    String cron(NavigableSet<Integer> values) {
        if (isAll(values)) {
            return ALL;
        }
        int step = step(values);
        boolean even = step > 1 && values.first() == first && (last - first + 1) % step == 0;
        return even && (this == MINUTE || this == HOUR) ? "*/" + step : list(values, Integer::toString);
    }

    /** The distance between values that are evenly spaced to the end of the field; 0 if they are not. */
    private int step(NavigableSet<Integer> values) {
        if (values.size() < LEAST_OF_A_STEP) {
            return 0;
        }
        int step = values.higher(values.first()) - values.first();
        NavigableSet<Integer> spaced = new TreeSet<>();
        for (int value = values.first(); value <= last; value += step) {
            spaced.add(value);
        }
        return spaced.equals(values) ? step : 0;
    }

    private static String list(NavigableSet<Integer> values, IntFunction<String> text) {
        List<String> parts = new ArrayList<>();
        for (Integer from = values.first(); from != null; ) {
            int to = from;
            while (values.contains(to + 1)) {
                to++;
            }
            parts.add(from == to ? text.apply(from) : text.apply(from) + "-" + text.apply(to));
            from = values.higher(to);
        }
        return String.join(",", parts);
    }
}
