package io.revsync.sandbox.quickbooks;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The limits of one company (DI:learn/limits-and-throttles), over windows that roll with the sandbox's clock. Requests that
 * are throttled do not count. Thread-safe.
 */
final class Limits {

    static final int PER_MINUTE = 500;

    /** Today's wording is ten a second, the older one ten at a time; both are enforced. */
    static final int PER_SECOND = 10;

    static final int IN_FLIGHT = 10;
    static final int BATCHES_PER_MINUTE = 40;

    private final Clock clock;
    private final Window minute = new Window(Duration.ofMinutes(1), PER_MINUTE);
    private final Window second = new Window(Duration.ofSeconds(1), PER_SECOND);
    private final Window batches = new Window(Duration.ofMinutes(1), BATCHES_PER_MINUTE);
    private int inFlight;

    Limits(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more request may start; if so {@link #ended} must follow. */
    synchronized boolean start(boolean isBatch) {
        long now = clock.millis();
        if (inFlight >= IN_FLIGHT || minute.isFull(now) || second.isFull(now) || isBatch && batches.isFull(now)) {
            return false;
        }
        minute.add(now);
        second.add(now);
        if (isBatch) {
            batches.add(now);
        }
        inFlight++;
        return true;
    }

    synchronized void ended() {
        inFlight--;
    }

    private static final class Window {
        private final long millis;
        private final int most;
        private final Deque<Long> starts = new ArrayDeque<>();

        Window(Duration length, int most) {
            this.millis = length.toMillis();
            this.most = most;
        }

        boolean isFull(long now) {
            while (!starts.isEmpty() && starts.peekFirst() <= now - millis) {
                starts.removeFirst();
            }
            return starts.size() >= most;
        }

        void add(long now) {
            starts.addLast(now);
        }
    }
}
