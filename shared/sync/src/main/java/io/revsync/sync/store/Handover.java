package io.revsync.sync.store;

import io.revsync.sync.Direction;

/** Port: asks for another run of a direction, because this one has no time left. */
public interface Handover {

    /** Asks for the next run to start soon. */
    void continueSoon(Direction direction);
}
