package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.sync.Direction;
import io.revsync.sync.store.KeyLink;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is particular to one direction: what it reads, what a record needs, and what to do when the other side refuses. Everything else is
 * {@link SyncRun}'s. Nothing here writes.
 *
 * @param <T> the record that is read
 */
public sealed interface Route<T> permits QuickBooksRoute, RevioRoute {

    Direction direction();

    String idOf(T record);

    /** Records changed at this moment or later, the oldest change first; all there are when it is empty. */
    Iterator<Changes<T>> changedSince(Optional<Instant> from, Deadline deadline);

    /** These records as they are now. */
    StillThere<T> read(Collection<String> ids, Deadline deadline);

    /**
     * What each record needs, one decision per record.
     *
     * @param links of these records, by the id of the side they come from
     */
    List<Decision> decide(List<T> records, Map<String, KeyLink> links, Deadline deadline);
}
