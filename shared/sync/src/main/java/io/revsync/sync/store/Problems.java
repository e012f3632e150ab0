package io.revsync.sync.store;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import java.util.Collection;
import java.util.List;

/** Port: the open problems. They never expire. */
public interface Problems {

    /** All open problems of a direction. Consistent read. */
    List<Problem> open(Direction direction);

    /** Opens or renews problems and closes others, any number of each; in several steps if need be, the opened first. */
    void update(Collection<Problem> opened, Collection<RecordKey> solved, Direction direction, Lease lease);
}
