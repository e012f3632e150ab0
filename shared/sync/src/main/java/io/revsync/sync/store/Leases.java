package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.time.Instant;
import java.util.Optional;

/** Port: one run per direction at a time. */
public interface Leases {

    /**
     * Takes the lease if it is free or has expired; the fence grows by one.
     *
     * @param expiresAt beyond the last moment this run can still be alive
     * @return empty if somebody else holds it
     */
    Optional<Lease> acquire(Direction direction, String owner, Instant expiresAt);

    /** Frees the lease if it is still ours; otherwise does nothing. The fence is kept. */
    void release(Lease lease);

    /** Frees the lease whoever holds it, for an admin who knows that its holder is dead. The fence is kept. */
    void breakLease(Direction direction);
}
