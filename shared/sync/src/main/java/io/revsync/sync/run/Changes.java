package io.revsync.sync.run;

import io.revsync.revio.UnreadableRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of records that changed.
 *
 * @param unreadable records that came but could not be read
 * @param deleted ids of records that were deleted, where the system tells
 * @param readUpTo once all of these have an outcome, nothing changed before this moment is left; empty if that cannot be said yet
 */
public record Changes<T>(
        List<T> records, List<UnreadableRecord> unreadable, List<String> deleted, Optional<Instant> readUpTo) {

    public Changes {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
        deleted = List.copyOf(deleted);
    }

    /** A page of Rev.io, which tells nobody of a deletion. */
    public Changes(List<T> records, List<UnreadableRecord> unreadable, Optional<Instant> readUpTo) {
        this(records, unreadable, List.of(), readUpTo);
    }
}
