package io.revsync.http;

import java.time.Duration;

/** How a wait is waited. Real in a Lambda; in tests a clock that moves, so that no test sleeps. */
@FunctionalInterface
public interface Pause {

    /** Returns after {@code length} has passed on the clock this belongs to. */
    void of(Duration length) throws InterruptedException;

    /** The thread sleeps. */
    static Pause real() {
        return length -> Thread.sleep(length.toMillis());
    }

    /** Waits; an interrupt becomes {@link UnavailableException}, for the run is being stopped. */
    default void uninterrupted(Duration length, CallTrace trace) {
        try {
            of(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnavailableException.notDone("The run was stopped while it waited.", trace, e);
        }
    }
}
