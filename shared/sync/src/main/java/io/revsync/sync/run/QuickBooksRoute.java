package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Command;
import java.util.List;
import java.util.Optional;

/**
 * A route from Rev.io to QuickBooks.
 *
 * @param <T> the Rev.io record
 */
public non-sealed interface QuickBooksRoute<T> extends Route<T> {

    /**
     * What the same records need beyond that, once it was written: the second half of those that take two records of QuickBooks, of
     * which one names the other.
     */
    default List<Decision> decideSecondHalves(List<T> records, Deadline deadline) {
        return List.of();
    }

    /** Types of link this route writes beside its direction's own; voided before it when the Rev.io record is deleted. */
    default List<RecordType> secondHalves() {
        return List.of();
    }

    /** What to do about a command refused for a reason other than a stale SyncToken or a passing one. */
    Repair repair(Command command, Fault fault, Deadline deadline);

    /** The record a lost create command may have made: looked up by business key, and only if it is surely ours. */
    Optional<QuickBooksRecord> find(Command create, Deadline deadline);

    /** Whether what is deleted in Rev.io is voided in QuickBooks. */
    boolean followsDeletions();

    /** All ids that exist, in order, page 1 first; asked only of a route that follows deletions. */
    IdPage idPage(int page, int pageSize, Deadline deadline);
}
