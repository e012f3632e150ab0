package io.revsync.http;

/** Our bug: we sent what the API does not allow, or could not read what it answered. Repeating does not help. */
public final class DefectException extends ApiException {

    private static final long serialVersionUID = 1L;

    public DefectException(String message, CallTrace trace, Throwable cause) {
        super(message, trace, cause);
    }
}
