package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.util.Optional;

/** Port: the cursors. */
public interface Cursors {

    /** The direction's cursor; empty before its first run. Consistent read. */
    Optional<Cursor> load(Direction direction);

    /** Moves the cursor. */
    void save(Cursor cursor, Lease lease);
}
