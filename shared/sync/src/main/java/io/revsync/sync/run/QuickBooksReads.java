package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads many records of QuickBooks by id in few calls. */
public final class QuickBooksReads {

    private final QuickBooksClient quickBooks;

    public QuickBooksReads(QuickBooksClient quickBooks) {
        this.quickBooks = quickBooks;
    }

    /** Those of the records with these ids that exist, by id; what was made inactive exists. */
    public <T extends QuickBooksRecord> Map<String, T> byIds(
            Entity<T> entity, Collection<String> ids, Deadline deadline) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Query<T> query : Query.inChunks(entity, "Id", ids)) {
            quickBooks.queryAll(query.includeInactive(), deadline).forEach(record -> found.put(record.id(), record));
        }
        return found;
    }
}
