package io.revsync.http;

import java.net.http.HttpTimeoutException;

/** Try again: the system did not answer, or answered that it could not for now. */
public final class UnavailableException extends ApiException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveHappened;

    private UnavailableException(String message, CallTrace trace, Throwable cause, boolean mayHaveHappened) {
        super(message, trace, cause);
        this.mayHaveHappened = mayHaveHappened;
    }

    /** The call surely had no effect. */
    public static UnavailableException notDone(String message, CallTrace trace, Throwable cause) {
        return new UnavailableException(message, trace, cause, false);
    }

    /** The call may have had its effect: only an idempotent call may be repeated without a look-up. */
    public static UnavailableException unknown(String message, CallTrace trace, Throwable cause) {
        return new UnavailableException(message, trace, cause, true);
    }

    /** Whether the call may have had its effect although no usable answer came. */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    /** Whether the time for the call ran out, so that a smaller call may do better. */
    public boolean timedOut() {
        return getCause() instanceof HttpTimeoutException && mayHaveHappened;
    }
}
