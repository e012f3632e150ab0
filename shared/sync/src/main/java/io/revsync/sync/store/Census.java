package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.util.Collection;

/**
 * Port: the Rev.io ids a direction has ever seen and not yet found deleted. Rev.io tells nobody of a deletion, so it is found by
 * comparing. Ids are Rev.io's positive integers. Adding twice, or removing what is not there, changes nothing.
 */
public interface Census {

    /** All ids, ascending. */
    long[] ids(Direction direction);

    /** Adds ids. */
    void add(Direction direction, Collection<Long> ids, Lease lease);

    /** Removes ids. */
    void remove(Direction direction, Collection<Long> ids, Lease lease);
}
