package io.revsync.http;

/** Fix the data: the system understood the call and refuses this record. The call had no effect. */
public final class RefusedException extends ApiException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message, CallTrace trace) {
        super(message, trace, null);
    }
}
