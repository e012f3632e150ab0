package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.quickbooks.QuickBooksRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what changed in QuickBooks. Change data capture tells it in one call, deletions with it, but looks back only so far and answers only
 * so much, without a second page. Where that is not enough, the records are read by query in the order of their changes, and of the linked
 * ones that did not come it is looked up whether they are still there; the cursor follows what was really seen. Rows are as many as come,
 * those of the overlap again: their fingerprints tell that they are known.
 *
 * @param <T> the QuickBooks record
 */
public final class QuickBooksFeed<T extends QuickBooksRecord> {

    private static final String CHANGED = "MetaData.LastUpdatedTime";
    /** Less than QuickBooks looks back, for its clock is not ours. */
    static final Duration LOOK_BACK = QuickBooksLimits.CDC_LOOK_BACK.minusHours(1);
    /** Any answer of change data capture tells QuickBooks' clock; the shortest look back tells it cheapest. */
    static final Duration BARELY = Duration.ofSeconds(1);

    private final QuickBooksClient quickBooks;
    private final Entity<T> entity;
    private final Supplier<Collection<String>> linked;
    private final Clock clock;

    /** @param linked QuickBooks ids of the records whose deletion must not be missed; asked only if it cannot be told otherwise */
    public QuickBooksFeed(
            QuickBooksClient quickBooks, Entity<T> entity, Supplier<Collection<String>> linked, Clock clock) {
        this.quickBooks = quickBooks;
        this.entity = entity;
        this.linked = linked;
        this.clock = clock;
    }

    /** Pages of records changed at {@code from} or later, all if it is empty; each page is fetched when it is asked for. */
    public Iterator<Changes<T>> since(Optional<Instant> from, Deadline deadline) {
        return new Reading(from, deadline);
    }

    private final class Reading implements Iterator<Changes<T>> {

        private final Optional<Instant> from;
        private final Deadline deadline;
        private final Set<String> seen = new HashSet<>();
        private final Set<String> deleted = new LinkedHashSet<>();
        private Optional<Iterator<List<T>>> pages = Optional.empty();
        private Instant asOf = Instant.MIN;
        private boolean more = true;

        Reading(Optional<Instant> from, Deadline deadline) {
            this.from = from;
            this.deadline = deadline;
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Changes<T> next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            return pages.isPresent() ? page(pages.get()) : begin();
        }

        private Changes<T> begin() {
            Instant now = clock.instant();
            boolean near = from.isPresent() && from.get().isAfter(now.minus(LOOK_BACK));
            io.revsync.quickbooks.Changes told =
                    quickBooks.cdc(List.of(entity), near ? from.get() : now.minus(BARELY), deadline);
            asOf = told.asOf();
            told.deletions(entity).forEach(deletion -> deleted.add(deletion.id()));
            if (near && !told.full()) {
                more = false;
                return new Changes<>(told.changed(entity), List.of(), List.copyOf(deleted), Optional.of(asOf));
            }
            Query<T> query = from.map(Query.from(entity)::updatedSince)
                    .orElseGet(() -> Query.from(entity).orderBy(CHANGED));
            pages = Optional.of(quickBooks.pages(query.includeInactive(), QuickBooksLimits.PAGE, deadline));
            return page(pages.get());
        }

        /** The last page tells what is gone; whatever was changed since we began has been changed after {@link #asOf}. */
        private Changes<T> page(Iterator<List<T>> rows) {
            if (rows.hasNext()) {
                List<T> page = rows.next();
                page.forEach(row -> seen.add(row.id()));
                Optional<Instant> upTo = page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).updatedAt());
                return new Changes<>(page, List.of(), List.of(), upTo);
            }
            more = false;
            deleted.addAll(missing());
            return new Changes<>(List.of(), List.of(), List.copyOf(deleted), Optional.of(asOf));
        }

        private Set<String> missing() {
            Set<String> candidates = new HashSet<>(linked.get());
            candidates.removeAll(seen);
            candidates.removeAll(new QuickBooksReads(quickBooks)
                    .byIds(entity, candidates, deadline)
                    .keySet());
            return candidates;
        }
    }
}
