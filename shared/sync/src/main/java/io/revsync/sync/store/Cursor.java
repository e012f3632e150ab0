package io.revsync.sync.store;

import io.revsync.sync.Direction;
import io.revsync.sync.Reach;
import io.revsync.sync.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far a direction has read.
 *
 * @param direction whose place it is
 * @param side which it reads: the one its records come from; or QuickBooks, where it looks for edits of what came from Rev.io
 * @param readUpTo every record last changed before this has an outcome; by the clock of the side that is read
 * @param startDate the start date in force meanwhile; what is dated before it was passed over, but for what was back-filled
 * @param backFillFrom the first day that was back-filled
 * @param backFillTo the last day that was
 */
public record Cursor(
        Direction direction,
        Side side,
        Instant readUpTo,
        Optional<LocalDate> startDate,
        Optional<LocalDate> backFillFrom,
        Optional<LocalDate> backFillTo) {

    public Cursor {
        side = side == null ? direction.from() : side;
        startDate = startDate == null ? Optional.empty() : startDate;
        backFillFrom = backFillFrom == null ? Optional.empty() : backFillFrom;
        backFillTo = backFillTo == null ? Optional.empty() : backFillTo;
    }

    /** Of the side the direction's records come from, read under this reach. */
    public Cursor(Direction direction, Instant readUpTo, Reach reach) {
        this(direction, direction.from(), readUpTo, reach.start(), reach.backFillFrom(), reach.backFillTo());
    }

    /** Of a side that is read whatever its records are dated. */
    public Cursor(Direction direction, Side side, Instant readUpTo) {
        this(direction, side, readUpTo, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether nothing was passed over that travels under this reach; otherwise the direction has to read anew. */
    public boolean holdsFor(Reach wanted) {
        return new Reach(startDate, backFillFrom, backFillTo).covers(wanted);
    }
}
