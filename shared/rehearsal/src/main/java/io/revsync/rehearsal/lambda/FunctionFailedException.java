package io.revsync.rehearsal.lambda;

/** A function ended with an exception, which Lambda would count as an error. */
public final class FunctionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionFailedException(String function, Throwable cause) {
        super(function + " failed: " + cause, cause);
    }
}
