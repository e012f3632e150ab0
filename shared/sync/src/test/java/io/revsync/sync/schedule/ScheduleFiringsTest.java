package io.revsync.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.aws.ScheduleExpression;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The translated schedule fires when the written one would. What cron means is told twice here: by the generator, which knows the values
 * its text stands for, and by a scan of every minute; what EventBridge means is told by the sandbox's own reader of its dialect.
 */
class ScheduleFiringsTest {
    private static final int DAYS_SCANNED = 45;
    private static final int MOST_FIRINGS = 50;
    private static final List<String> MONTHS =
            List.of("jan", "Feb", "MAR", "apr", "May", "JUN", "jul", "Aug", "SEP", "oct", "Nov", "DEC");
    private static final List<String> WEEK = List.of("sun", "Mon", "TUE", "wed", "Thu", "FRI", "sat");

    @Property(tries = 1_500)
    void theTranslationFiresWhenCronWould(
            @ForAll("expressions") Expression expression, @ForAll("moments") Instant moment) {
        Schedule schedule = read(expression);
        List<Instant> scanned = expression.scan(moment);

        assertThat(firings(schedule.eventBridge(), moment, scanned.size())).isEqualTo(scanned);
        assertThat(schedule.next(moment, Math.min(5, scanned.size())))
                .isEqualTo(scanned.subList(0, Math.min(5, scanned.size())));
    }

    @Property(tries = 300)
    void aScheduleReadsTheSameInItsOwnWords(@ForAll("expressions") Expression expression) throws Exception {
        Schedule schedule = read(expression);
        assertThat(schedule.words()).isNotBlank();
        assertThat(Schedule.of(schedule.cron()).eventBridge()).isEqualTo(schedule.eventBridge());
    }

    private static Schedule read(Expression expression) {
        try {
            return Schedule.of(expression.text());
        } catch (WrongScheduleException e) {
            Assume.that(!e.getMessage().contains("never comes"));
            throw new AssertionError(expression.text(), e);
        }
    }

    /** As many firings as the scan found, and not one before its end beyond them. */
    private static List<Instant> firings(String eventBridge, Instant after, int count) {
        ScheduleExpression expression = ScheduleExpression.parse(eventBridge);
        List<Instant> found = new ArrayList<>();
        Instant end = after.plus(DAYS_SCANNED, ChronoUnit.DAYS);
        for (Optional<Instant> next = expression.next(after);
                next.isPresent() && !next.get().isAfter(end) && found.size() < MOST_FIRINGS;
                next = expression.next(next.get())) {
            found.add(next.get());
        }
        return found;
    }

    /** @param days whether the day of the month decides, and not the day of the week */
    record Expression(Field minute, Field hour, boolean days, Field day, Field month, Field weekday) {

        String text() {
            return String.join(
                    " ", minute.text, hour.text, days ? day.text : "*", month.text, days ? "*" : weekday.text);
        }

        List<Instant> scan(Instant after) {
            List<Instant> found = new ArrayList<>();
            LocalDateTime time = LocalDateTime.ofInstant(after, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
            for (int i = 0; i < DAYS_SCANNED * 24 * 60 && found.size() < MOST_FIRINGS; i++) {
                time = time.plusMinutes(1);
                if (minute.has(time.getMinute())
                        && hour.has(time.getHour())
                        && month.has(time.getMonthValue())
                        && (days
                                ? day.has(time.getDayOfMonth())
                                : weekday.has(time.getDayOfWeek().getValue() % 7))) {
                    found.add(time.toInstant(ZoneOffset.UTC));
                }
            }
            return found;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** A field's text and what it stands for. */
    record Field(String text, Set<Integer> values) {
        boolean has(int value) {
            return values.contains(value);
        }
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2023-12-01T00:00:00Z").getEpochSecond() / 60,
                        Instant.parse("2032-12-31T00:00:00Z").getEpochSecond() / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    @Provide
    Arbitrary<Expression> expressions() {
        return Combinators.combine(
                        field(0, 59, List.of()),
                        field(0, 23, List.of()),
                        Arbitraries.of(true, false),
                        field(1, 31, List.of()),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Field("*", all(1, 12)))),
                                net.jqwik.api.Tuple.of(1, field(1, 12, MONTHS))),
                        field(0, 7, WEEK)
                                .map(field -> new Field(
                                        field.text,
                                        field.values.stream()
                                                .map(day -> day % 7)
                                                .collect(Collectors.toSet()))))
                .as(Expression::new);
    }

    private static Arbitrary<Field> field(int first, int last, List<String> names) {
        return Arbitraries.oneOf(
                Arbitraries.just(new Field("*", all(first, last))),
                step(first, last),
                entry(first, last, names)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(entries -> new Field(
                                entries.stream().map(Field::text).collect(Collectors.joining(",")),
                                entries.stream()
                                        .flatMap(entry -> entry.values.stream())
                                        .collect(Collectors.toCollection(TreeSet::new)))));
    }

    private static Arbitrary<Field> step(int first, int last) {
        return Arbitraries.integers()
                .between(1, last == 7 ? 6 : last)
                .map(step -> new Field("*/" + step, every(first, last == 7 ? 6 : last, step)));
    }

    private static Arbitrary<Field> entry(int first, int last, List<String> names) {
        Arbitrary<Integer> value = Arbitraries.integers().between(first, last);
        Arbitrary<Field> one = Combinators.combine(value, named())
                .as((at, name) -> new Field(text(at, first, names, name), Set.of(at)));
        Arbitrary<Field> range = Combinators.combine(
                        value, value, named(), Arbitraries.integers().between(1, Math.min(9, last)))
                .as((a, b, name, step) -> {
                    int from = Math.min(a, b);
                    int to = Math.max(a, b);
                    boolean named = name && to > from && to - first < names.size();
                    return new Field(
                            text(from, first, names, named) + "-" + text(to, first, names, named)
                                    + (step == 1 ? "" : "/" + step),
                            every(from, to, step));
                });
        return Arbitraries.oneOf(one, range);
    }

    private static Arbitrary<Boolean> named() {
        return Arbitraries.of(true, false);
    }

    private static String text(int value, int first, List<String> names, boolean named) {
        return named && value - first < names.size() ? names.get(value - first) : Integer.toString(value);
    }

    private static Set<Integer> all(int first, int last) {
        return every(first, last, 1);
    }

    private static Set<Integer> every(int first, int last, int step) {
        Set<Integer> values = new TreeSet<>();
        for (int value = first; value <= last; value += step) {
            values.add(value);
        }
        return values;
    }
}
