package io.revsync.sync.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a direction counts as late: two of its scheduled times have gone by without a run that succeeded, and some time more, which a
 * long run may take. So one that runs hourly is late after three hours, and one that runs on Mondays is not late on a Tuesday.
 */
public final class Lateness {
    private static final int MISSED = 2;
    private static final Duration GRACE = Duration.ofHours(1);

    private Lateness() {}

    /** @param since the last success, or when the direction was switched on if that was later */
    public static boolean late(Schedule schedule, Instant since, Instant now) {
        List<Instant> due = schedule.next(since, MISSED);
        return due.size() == MISSED && due.get(MISSED - 1).plus(GRACE).isBefore(now);
    }
}
