package io.revsync.sandbox.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a rule fires: {@code cron(minutes hours day-of-month month day-of-week year)} or {@code rate(value unit)}, always in UTC, as
 * EventBridge rules read it.
 */
public sealed interface ScheduleExpression permits CronSchedule, ScheduleExpression.Rate {

    /** The expression as written. */
    String text();

    /**
     * The first time after {@code moment} at which the rule fires; empty if it never does again.
     *
     * @param moment for a rate, the time of the last firing or of the rule's creation
     */
    Optional<Instant> next(Instant moment);

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if EventBridge would refuse it; the message says why
     */
    static ScheduleExpression parse(String text) {
        Matcher cron = Pattern.compile("cron\\((.*)\\)").matcher(text);
        if (cron.matches()) {
            return CronSchedule.parse(text, cron.group(1).trim().split("\\s+"));
        }
        Matcher rate =
                Pattern.compile("rate\\((\\d{1,9}) (minute|hour|day)(s?)\\)").matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither cron(six fields) nor rate(value minute|minutes|hour|hours|day|days)");
        }
        long value = Long.parseLong(rate.group(1));
        if (value < 1 || (value == 1) == rate.group(3).equals("s")) {
            throw new IllegalArgumentException(
                    "'" + text + "': the value is at least 1, and the unit is singular only for 1");
        }
        Duration unit =
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(1);
                    case "hour" -> Duration.ofHours(1);
                    default -> Duration.ofDays(1);
                };
        return new Rate(text, unit.multipliedBy(value));
    }

    /**
     * Every so often.
     *
     * @param text the expression
     * @param interval the time between two firings
     */
    record Rate(String text, Duration interval) implements ScheduleExpression {
        @Override
        public Optional<Instant> next(Instant moment) {
            return Optional.of(moment.plus(interval));
        }
    }
}
