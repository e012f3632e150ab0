package io.revsync.rehearsal;

/** An option that cannot be followed; the message names it and says what would be right. */
final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OptionException(String message) {
        super(message);
    }
}
