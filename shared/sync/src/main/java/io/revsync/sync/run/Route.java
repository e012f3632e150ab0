package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.sync.Direction;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is particular to one direction: what it reads, what a record needs, and what to do when QuickBooks refuses. Everything else is
 * {@link SyncRun}'s. Nothing here writes.
 *
 * @param <T> the Rev.io record
 */
public interface Route<T> {

    Direction direction();

    /** The QuickBooks entity written. */
    Entity<?> entity();

    String idOf(T record);

    /** Records changed at this moment or later, the oldest change first; all there are when it is empty. */
    Iterator<Changes<T>> changedSince(Optional<Instant> from, Deadline deadline);

    /** These records as they are now. */
    StillThere<T> read(Collection<String> ids, Deadline deadline);

    /**
     * What each record needs, one decision per record.
     *
     * @param links of these records, by Rev.io id
     */
    List<Decision> decide(List<T> records, Map<String, KeyLink> links, Deadline deadline);

    /** What to do about a command refused for a reason other than a stale SyncToken or a passing one. */
    Repair repair(Command command, Fault fault, Deadline deadline);

    /** The record a lost create command may have made: looked up by business key, and only if it is surely ours. */
    Optional<QuickBooksRecord> find(Command create, Deadline deadline);

    /** Whether what is deleted in Rev.io is voided in QuickBooks. */
    boolean followsDeletions();

    /** All ids that exist, in order, page 1 first; asked only of a route that follows deletions. */
    IdPage idPage(int page, int pageSize, Deadline deadline);
}
