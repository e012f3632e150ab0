package io.revsync.http;

/** Connect again: the system no longer accepts our credentials; only an admin can mend that. */
public final class ReconnectException extends ApiException {

    private static final long serialVersionUID = 1L;

    public ReconnectException(String message, CallTrace trace) {
        super(message, trace, null);
    }
}
