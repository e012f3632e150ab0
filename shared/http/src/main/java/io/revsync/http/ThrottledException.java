package io.revsync.http;

import java.time.Duration;

/** Wait, then try again: the system counts calls and we made too many. The call had no effect. */
public final class ThrottledException extends ApiException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    public ThrottledException(String message, CallTrace trace, Duration wait) {
        super(message, trace, null);
        this.wait = wait;
    }

    /** How long the system wants to be left alone. */
    public Duration holdOff() {
        return wait;
    }
}
