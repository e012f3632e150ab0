package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.util.List;

/** Port: what admins have decided about records that were changed in QuickBooks, until a run has done it. */
public interface Resolutions {

    /** All that no run has done yet. Consistent read. */
    List<Resolution> of(Direction direction);

    /** Notes a decision; the last one about a record counts. */
    void decide(Resolution resolution);

    /** Strikes it off, unless another decision about the same record has taken its place meanwhile. */
    void done(Resolution resolution, Lease lease);
}
