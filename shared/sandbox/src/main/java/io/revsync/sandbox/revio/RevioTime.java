package io.revsync.sandbox.revio;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rev.io's dates: local date-times without a zone. Which zone is nowhere documented; the sandbox's is UTC. Coming in,
 * {@code 2026-3-9} is as good as {@code 2026-03-09T00:00:00}.
 */
final class RevioTime {
    /** How an unset date is answered: .NET's MinValue. */
    static final String NEVER = "0001-01-01T00:00:00";

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final Pattern LOOSE = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?");

    private RevioTime() {}

    static String now(Clock clock) {
        return WIRE.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    static String today(Clock clock) {
        return WIRE.format(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).atStartOfDay());
    }

    /** The date-time as the API writes it; empty when the text is no date. */
    static Optional<String> normal(String text) {
        return parse(text).map(WIRE::format);
    }

    /** The last second a text speaks of: a date without a time means the whole day. */
    static Optional<String> lastSecondOf(String text) {
        return parse(text)
                .map(time -> text.contains(":") ? time : time.toLocalDate().atTime(23, 59, 59))
                .map(WIRE::format);
    }

    private static Optional<LocalDateTime> parse(String text) {
        Matcher matcher = LOOSE.matcher(text.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(matcher, 1),
                    number(matcher, 2),
                    number(matcher, 3),
                    number(matcher, 4),
                    number(matcher, 5),
                    number(matcher, 6)));
        } catch (java.time.DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }
}
