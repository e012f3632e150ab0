package io.revsync.revio;

import io.revsync.http.Reply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long Rev.io wants to be left alone. Its gateway says so in {@code Retry-After}, else in words: the first number of the
 * message is the seconds to wait, or a span {@code hh:mm:ss} when the day's quota is used up.
 */
final class ThrottleWait {

    /** The gateway rounds down. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** More than a day's quota can need: a number above this is no wait. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private static final Duration FIRST_GUESS = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,2})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Clock clock;

    ThrottleWait(Clock clock) {
        this.clock = clock;
    }

    /** @param attempt how often this call was throttled before; a wait nobody tells doubles each time */
    Duration of(Reply reply, String message, int attempt) {
        return retryAfter(reply.header("Retry-After"))
                .or(() -> span(message))
                .or(() -> seconds(message, reply.status()))
                .filter(wait -> wait.compareTo(LONGEST) <= 0)
                .orElseGet(() -> FIRST_GUESS.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS)));
    }

    private Optional<Duration> retryAfter(String header) {
        if (header.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)).plus(MARGIN));
        }
        try {
            Instant at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), at);
            return Optional.of((wait.isNegative() ? Duration.ZERO : wait).plus(MARGIN));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> span(String message) {
        Matcher span = SPAN.matcher(message);
        if (!span.find()) {
            return Optional.empty();
        }
        long days = span.group(1) == null ? 0 : Long.parseLong(span.group(1));
        return Optional.of(Duration.ofDays(days)
                .plusHours(Long.parseLong(span.group(2)))
                .plusMinutes(Long.parseLong(span.group(3)))
                .plusSeconds(Long.parseLong(span.group(4)))
                .plus(MARGIN));
    }

    private static Optional<Duration> seconds(String message, int status) {
        return NUMBER.matcher(message)
                .results()
                .map(number -> Long.parseLong(number.group()))
                .filter(number -> number != status)
                .findFirst()
                .map(number -> Duration.ofSeconds(number).plus(MARGIN));
    }
}
