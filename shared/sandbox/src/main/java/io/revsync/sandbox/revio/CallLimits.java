package io.revsync.sandbox.revio;

import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * 500 calls in any minute and 150,000 in any day per account (developers.rev.io, API rate and quota limiting). Both windows
 * roll with the sandbox's clock. A refused call does not count.
 */
final class CallLimits {
    static final int PER_MINUTE = 500;
    static final int PER_DAY = 150_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Clock clock;
    private final Deque<Instant> lastMinute = new ArrayDeque<>();

    /** Calls of the day by the minute they began in: the day's window moves in steps of a minute. */
    private final Deque<Minute> lastDay = new ArrayDeque<>();

    private int today;

    CallLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call, or tells why it may not be made now. */
    synchronized Optional<Response> refuse() {
        Instant now = clock.instant();
        forget(now);
        if (today >= PER_DAY) {
            return Optional.of(
                    quotaExceeded(seconds(now, lastDay.getFirst().start.plus(DAY))));
        }
        if (lastMinute.size() >= PER_MINUTE) {
            return Optional.of(rateExceeded(seconds(now, lastMinute.getFirst().plus(MINUTE))));
        }
        lastMinute.addLast(now);
        count(now);
        return Optional.empty();
    }

    /** The gateway's words; clients read the first number as the seconds to wait. */
    static Response rateExceeded(long seconds) {
        return tooMany("Rate limit is exceeded. Try again in " + seconds + " seconds.", seconds);
    }

    static Response quotaExceeded(long seconds) {
        return tooMany("Out of call volume quota. Try again in " + seconds + " seconds.", seconds);
    }

    private static Response tooMany(String message, long seconds) {
        return Response.json(429, SandboxJson.object().put("statusCode", 429).put("message", message))
                .with("Retry-After", String.valueOf(seconds));
    }

    private void forget(Instant now) {
        while (!lastMinute.isEmpty() && !lastMinute.getFirst().plus(MINUTE).isAfter(now)) {
            lastMinute.removeFirst();
        }
        while (!lastDay.isEmpty() && !lastDay.getFirst().start.plus(DAY).isAfter(now)) {
            today -= lastDay.removeFirst().calls;
        }
    }

    private void count(Instant now) {
        if (lastDay.isEmpty() || !lastDay.getLast().start.plus(MINUTE).isAfter(now)) {
            lastDay.addLast(new Minute(now));
        }
        lastDay.getLast().calls++;
        today++;
    }

    private static long seconds(Instant now, Instant until) {
        return Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
    }

    private static final class Minute {
        private final Instant start;
        private int calls;

        Minute(Instant start) {
            this.start = start;
        }
    }
}
