package io.revsync.sandbox.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * EventBridge's cron: six fields, exactly one of day-of-month and day-of-week is {@code ?}, Sunday is 1.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">AWS's description</a>
 */
final class CronSchedule implements ScheduleExpression {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int LAST_YEAR = 2199;

    private final String text;
    private final CronField minutes;
    private final CronField hours;
    private final CronField months;
    private final CronField years;
    private final Predicate<LocalDate> days;

    private CronSchedule(String text, String[] fields) {
        this.text = text;
        this.minutes = CronField.parse("minutes", fields[0], 0, 59, List.of());
        this.hours = CronField.parse("hours", fields[1], 0, 23, List.of());
        this.months = CronField.parse("month", fields[3], 1, 12, MONTHS);
        this.years = CronField.parse("year", fields[5], 1970, LAST_YEAR, List.of());
        this.days = fields[2].equals("?") ? daysOfWeek(fields[4]) : daysOfMonth(fields[2]);
    }

    static CronSchedule parse(String text, String[] fields) {
        if (fields.length != 6) {
            throw new IllegalArgumentException("'" + text + "' has " + fields.length
                    + " fields instead of six: minutes hours day-of-month month day-of-week year");
        }
        if (fields[2].equals("?") == fields[4].equals("?")) {
            throw new IllegalArgumentException(
                    "'" + text + "': exactly one of day-of-month and day-of-week must be '?'");
        }
        return new CronSchedule(text, fields);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Optional<Instant> next(Instant moment) {
        LocalDateTime start = LocalDateTime.ofInstant(moment, ZoneOffset.UTC)
                .withSecond(0)
                .withNano(0)
                .plusMinutes(1);
        LocalTime from = start.toLocalTime();
        for (LocalDate day = start.toLocalDate(); day.getYear() <= LAST_YEAR; day = day.plusDays(1)) {
            if (!years.has(day.getYear())) {
                day = day.withMonth(12).withDayOfMonth(31);
            } else if (months.has(day.getMonthValue()) && days.test(day)) {
                Optional<LocalTime> time = firstTime(from);
                if (time.isPresent()) {
                    return Optional.of(day.atTime(time.get()).toInstant(ZoneOffset.UTC));
                }
            }
            from = LocalTime.MIN;
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }

    private Optional<LocalTime> firstTime(LocalTime from) {
        for (int minute = from.getHour() * 60 + from.getMinute(); minute < 24 * 60; minute++) {
            if (hours.has(minute / 60) && minutes.has(minute % 60)) {
                return Optional.of(LocalTime.of(minute / 60, minute % 60));
            }
        }
        return Optional.empty();
    }

    private static Predicate<LocalDate> daysOfMonth(String field) {
        if (field.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        if (field.endsWith("W")) {
            int wanted = CronField.number("day-of-month", field.substring(0, field.length() - 1), 1, 31, List.of());
            return day -> nearestWeekday(day, wanted).equals(day);
        }
        CronField days = CronField.parse("day-of-month", field, 1, 31, List.of());
        return day -> days.has(day.getDayOfMonth());
    }

    /** The Monday to Friday nearest to a day of the month, never leaving the month. */
    private static LocalDate nearestWeekday(LocalDate month, int wanted) {
        LocalDate day = month.withDayOfMonth(Math.min(wanted, month.lengthOfMonth()));
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    private static Predicate<LocalDate> daysOfWeek(String field) {
        if (field.equals("L")) {
            return day -> numberOf(day) == 7;
        }
        if (field.endsWith("L")) {
            int wanted = CronField.number("day-of-week", field.substring(0, field.length() - 1), 1, 7, DAYS);
            return day -> numberOf(day) == wanted && day.getDayOfMonth() > day.lengthOfMonth() - 7;
        }
        int hash = field.indexOf('#');
        if (hash >= 0) {
            int wanted = CronField.number("day-of-week", field.substring(0, hash), 1, 7, DAYS);
            int which = CronField.number("day-of-week", field.substring(hash + 1), 1, 5, List.of());
            return day -> numberOf(day) == wanted && (day.getDayOfMonth() + 6) / 7 == which;
        }
        CronField days = CronField.parse("day-of-week", field, 1, 7, DAYS);
        return day -> days.has(numberOf(day));
    }

    /** Sunday is 1, Saturday is 7. */
    private static int numberOf(LocalDate day) {
        return day.getDayOfWeek().getValue() % 7 + 1;
    }
}
