package io.revsync.http;

/** A call that did not do what it was asked. The subclass says what the caller can do about it. */
public abstract sealed class ApiException extends RuntimeException
        permits UnavailableException, ThrottledException, ReconnectException, RefusedException, DefectException {

    private static final long serialVersionUID = 1L;

    private final transient CallTrace trace;

    ApiException(String message, CallTrace trace, Throwable cause) {
        super(message, cause);
        this.trace = trace;
    }

    /** Code, support id and request id of the call. */
    public final CallTrace trace() {
        return trace;
    }
}
