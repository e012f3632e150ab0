package io.revsync.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The moment by which a run must have stored its place. Every outbound call asks for a time-out below what is left. */
public record Deadline(Instant at, Clock clock) {

    /** A deadline {@code left} from now on this clock. */
    public static Deadline in(Duration left, Clock clock) {
        return new Deadline(clock.instant().plus(left), clock);
    }

    /** What is left, never negative. */
    public Duration left() {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether less than {@code reserve} is left. */
    public boolean within(Duration reserve) {
        return left().compareTo(reserve) < 0;
    }

    /** The longest a single call may take: {@code most}, or what is left if that is less. */
    public Duration cap(Duration most) {
        Duration left = left();
        return left.compareTo(most) < 0 ? left : most;
    }
}
