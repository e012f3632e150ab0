package io.revsync.http;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Lets a call through when all rates of a system allow it, over all processes that share the store. Thread-safe. */
public final class RateLimiter {

    private final String key;
    private final List<Rate> rates;
    private final LimitStore store;
    private final Clock clock;
    private final Pause pause;

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
        while (true) {
            LimitState state = store.load(key);
            long now = clock.millis();
            Duration wait = waitBeforeNext(state, now);
            if (wait.isZero()) {
                if (store.save(key, state.afterCall(rates, now))) {
                    return;
                }
            } else if (deadline.within(wait)) {
                throw new ThrottledException(
                        "The run's time ends before " + trace.system() + " allows more calls.", trace, wait);
            } else {
                pause.uninterrupted(wait, trace);
            }
        }
    }

    /** The system asked to be left alone for this long: tell everybody who shares the store. */
    public void holdOff(Duration length) {
        if (rates.isEmpty()) {
            return;
        }
        LimitState state;
        do {
            state = store.load(key).heldUntil(clock.millis() + length.toMillis());
        } while (!store.save(key, state));
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
