package io.revsync.sync.links;

/** What an admin asks for cannot be done; nothing was changed. */
public final class NotPossibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Why {
        /** There is no such thing. */
        NOT_THERE,
        /** The request itself is wrong. */
        WRONG,
        /** As things are now it cannot be. */
        IN_THE_WAY
    }

    private final Why why;
    private final String remedy;

    /** @param remedy the way out */
    public NotPossibleException(Why why, String message, String remedy) {
        super(message);
        this.why = why;
        this.remedy = remedy;
    }

    public Why why() {
        return why;
    }

    public String remedy() {
        return remedy;
    }
}
