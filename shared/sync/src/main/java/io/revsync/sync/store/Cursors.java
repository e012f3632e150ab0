package io.revsync.sync.store;

import io.revsync.sync.Direction;
import io.revsync.sync.Side;
import java.util.Optional;

/** Port: the cursors. */
public interface Cursors {

    /** How far the direction has read a side; empty before it first did. Consistent read. */
    Optional<Cursor> load(Direction direction, Side side);

    /** How far the direction has read the side its records come from. */
    default Optional<Cursor> load(Direction direction) {
        return load(direction, direction.from());
    }

    /** Moves the cursor. */
    void save(Cursor cursor, Lease lease);
}
