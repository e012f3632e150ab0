package io.revsync.aws;

/** A write's condition did not hold, so nothing of its transaction was done. */
final class ConditionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int index;

    ConditionFailedException(int index, Throwable cause) {
        super("The condition of write " + index + " does not hold", cause);
        this.index = index;
    }

    /** Which of the writes it was. */
    int index() {
        return index;
    }
}
