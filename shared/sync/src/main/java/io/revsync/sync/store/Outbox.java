package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.util.List;

/** Port: writes that may or may not have happened. */
public interface Outbox {

    /** Writes the batch down. Once this returns it survives a crash. */
    void put(OutboxEntry entry, Lease lease);

    /** What lies in the outbox of this direction, oldest first. Consistent read. */
    List<OutboxEntry> pending(Direction direction);

    /**
     * In ONE transaction: stores the links both ways, opens and closes problems, and removes the entry.
     *
     * @throws AlreadyLinkedException when one of the QuickBooks records is linked to another Rev.io record; nothing is changed then
     */
    void settle(OutboxEntry entry, Settlement settlement, Lease lease);
}
