package io.revsync.http;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets a call through when all rates of a system allow it, over all processes that share the store. Thread-safe. */
public final class RateLimiter {

    private final String key;
    private final List<Rate> rates;
    private final LimitStore store;
    private final Clock clock;
    private final Pause pause;
    /** As we stored it; empty if somebody else stored one since, as far as we know. */
    private Optional<LimitState> known = Optional.empty();

    /**
     * @param key what is limited, e.g. "quickbooks/REALM/batch"
     * @param rates all must allow a call; none at all means no limit
     */
    public RateLimiter(String key, List<Rate> rates, LimitStore store, Clock clock, Pause pause) {
        this.key = key;
        this.rates = List.copyOf(rates);
        this.store = store;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns when one more call may start, and counts it.
     *
     * @throws ThrottledException when the deadline would pass first; the call was not counted
     */
    public void acquire(Deadline deadline, CallTrace trace) {
        if (rates.isEmpty()) {
            return;
        }
        for (Duration wait = countOrWait(); !wait.isZero(); wait = countOrWait()) {
            if (deadline.within(wait)) {
                throw new ThrottledException(
                        "The run's time ends before " + trace.system() + " allows more calls.", trace, wait);
            }
            pause.uninterrupted(wait, trace);
        }
    }

    /** The system asked to be left alone for this long: tell everybody who shares the store. */
    public synchronized void holdOff(Duration length) {
        if (rates.isEmpty()) {
            return;
        }
        LimitState state;
        do {
            state = store.load(key).heldUntil(clock.millis() + length.toMillis());
        } while (!save(state));
    }

    /**
     * Counts one more call, or tells how long to wait before the next try. What we stored last is good enough to judge by: the others can
     * only have added calls, which makes a wait no shorter, and then our save fails and we look again.
     */
    private synchronized Duration countOrWait() {
        while (true) {
            LimitState state = known.orElseGet(() -> store.load(key));
            long now = clock.millis();
            Duration wait = waitBeforeNext(state, now);
            if (!wait.isZero() || save(state.afterCall(rates, now))) {
                return wait;
            }
        }
    }

    private boolean save(LimitState state) {
        boolean saved = store.save(key, state);
        known = saved ? Optional.of(state.saved()) : Optional.empty();
        return saved;
    }

    private Duration waitBeforeNext(LimitState state, long now) {
        Duration longest = Duration.ofMillis(Math.max(0, state.heldUntilMillis() - now));
        for (int i = 0; i < rates.size(); i++) {
            Duration wait = rates.get(i).waitBeforeNext(state.slicesOf(i), now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }
}
