package io.revsync.revio;

/** Stops the reading of one record; becomes an {@link UnreadableRecord}. */
final class UnreadableFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    UnreadableFieldException(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }
}
