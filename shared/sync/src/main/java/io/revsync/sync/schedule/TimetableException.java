package io.revsync.sync.schedule;

import io.revsync.sync.Direction;

/** A direction's rule could not be read or set. */
public final class TimetableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Direction direction;

    public TimetableException(Direction direction, String message, Throwable cause) {
        super(message, cause);
        this.direction = direction;
    }

    /** Whose rule it is. */
    public Direction direction() {
        return direction;
    }
}
