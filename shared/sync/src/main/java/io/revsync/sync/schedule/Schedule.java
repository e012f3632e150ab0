package io.revsync.sync.schedule;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.time.ExecutionTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a direction runs. People write it in the five fields of cron; EventBridge reads six of its own, always in UTC.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">EventBridge's dialect</a>
 */
public final class Schedule {
    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final String FIELDS = "minute, hour, day of the month, month, day of the week";
    /** A field stuck to the next one, as in the often copied {@code 0****}. */
    private static final Pattern STUCK = Pattern.compile("\\d+|\\*");

    private final String cron;
    private final Map<CronPart, NavigableSet<Integer>> parts;

    private Schedule(String cron, Map<CronPart, NavigableSet<Integer>> parts) {
        this.cron = cron;
        this.parts = parts;
    }

    /**
     * Reads a five-field cron expression: names and numbers, lists, ranges, steps, in any case; 0 and 7 are Sunday.
     *
     * @throws WrongScheduleException if it cannot be read, if EventBridge cannot express it, or if it never fires
     */
    public static Schedule of(String text) throws WrongScheduleException {
        String cron = text.strip().toUpperCase(Locale.ROOT);
        String[] fields = cron.split("\\s+");
        if (fields.length != CronPart.values().length) {
            throw notFiveFields(cron, fields);
        }
        Map<CronPart, NavigableSet<Integer>> parts = new EnumMap<>(CronPart.class);
        for (CronPart part : CronPart.values()) {
            parts.put(part, part.read(fields[part.ordinal()]));
        }
        refuseBothDays(fields);
        Schedule schedule = new Schedule(String.join(" ", fields), parts);
        if (schedule.next(Instant.EPOCH, 1).isEmpty()) {
            throw new WrongScheduleException(
                    "\"" + cron + "\" never comes: no such day is in these months.",
                    "Choose a day that the month has, or * for every month.");
        }
        return schedule;
    }

    /** Cron fires if either matches; EventBridge lets only one of them be set. */
    private static void refuseBothDays(String[] fields) throws WrongScheduleException {
        String month = fields[CronPart.DAY_OF_MONTH.ordinal()];
        String week = fields[CronPart.DAY_OF_WEEK.ordinal()];
        if (!month.equals("*") && !week.equals("*")) {
            throw new WrongScheduleException(
                    "Both the day of the month (" + month + ") and the day of the week (" + week
                            + ") are set. Cron means \"either of the two\" by that, which EventBridge cannot express.",
                    "Set one of them to *.");
        }
    }

    private static WrongScheduleException notFiveFields(String cron, String[] fields) {
        String example = "For example 0 * * * * for every hour.";
        if (NICKNAMES.containsKey(cron.toLowerCase(Locale.ROOT))) {
            return new WrongScheduleException(
                    "Nicknames such as " + cron.toLowerCase(Locale.ROOT) + " are not read.",
                    "Write " + NICKNAMES.get(cron.toLowerCase(Locale.ROOT)) + " instead.");
        }
        if (cron.startsWith("CRON(") || cron.startsWith("RATE(")) {
            return new WrongScheduleException(
                    "That is written in EventBridge's own way.", "Write the five fields " + FIELDS + ". " + example);
        }
        if (fields.length == 6) {
            return new WrongScheduleException(
                    "A schedule has five fields, this one has six. There are no seconds or years: a rule fires once a minute at most.",
                    "Write " + FIELDS + ". " + example);
        }
        List<String> apart =
                STUCK.matcher(cron).results().map(found -> found.group()).toList();
        boolean stuck = apart.size() == CronPart.values().length
                && String.join("", apart).equals(cron.replaceAll("\\s", ""));
        return new WrongScheduleException(
                "A schedule has five fields, this one has " + (cron.isEmpty() ? 0 : fields.length) + ".",
                stuck
                        ? "Did you mean " + String.join(" ", apart) + "? The fields stand apart."
                        : "Write " + FIELDS + ", with spaces between. " + example);
    }

    /** As it was written, in capitals and with single spaces. */
    public String cron() {
        return cron;
    }

    /** The same times as an EventBridge schedule expression. */
    public String eventBridge() {
        boolean byWeek = !all(CronPart.DAY_OF_WEEK);
        return "cron(" + eventBridge(CronPart.MINUTE) + " " + eventBridge(CronPart.HOUR) + " "
                + (byWeek ? "?" : eventBridge(CronPart.DAY_OF_MONTH)) + " " + eventBridge(CronPart.MONTH) + " "
                + (byWeek ? eventBridge(CronPart.DAY_OF_WEEK) : "?") + " *)";
    }

    private String eventBridge(CronPart part) {
        return part.eventBridge(parts.get(part));
    }

    private boolean all(CronPart part) {
        return part.isAll(parts.get(part));
    }

    /** In English, such as {@code every hour} or {@code at 22:00 every day between Monday and Friday (UTC)}. */
    public String words() {
        String described = CronDescriptor.instance(Locale.ENGLISH).describe(CronPart.PARSER.parse(canonical()));
        String english = described
                .replaceAll("at (\\d[\\d, and]*) days?\\b", "on day $1")
                .replaceAll("at ([A-Z][a-z]+(?:(?:, | and )[A-Z][a-z]+)*) days?\\b", "on $1")
                .replaceAll("at ([A-Z][a-z]+(?:(?:, | and )[A-Z][a-z]+)*) months?\\b", "in $1");
        return all(CronPart.HOUR) ? english : english + " (UTC)";
    }

    /** The next times it fires after this moment, at most so many. */
    public List<Instant> next(Instant after, int count) {
        ExecutionTime times = ExecutionTime.forCron(CronPart.PARSER.parse(canonical()));
        List<Instant> found = new ArrayList<>();
        Optional<ZonedDateTime> time = times.nextExecution(after.atZone(ZoneOffset.UTC));
        while (time.isPresent() && found.size() < count) {
            found.add(time.get().toInstant());
            time = times.nextExecution(time.get());
        }
        return found;
    }

    /** The same times without names, with Sunday always 0. */
    private String canonical() {
        List<String> fields = new ArrayList<>();
        parts.forEach((part, values) -> fields.add(part.cron(values)));
        return String.join(" ", fields);
    }
}
