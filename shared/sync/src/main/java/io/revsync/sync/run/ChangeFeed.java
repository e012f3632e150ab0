package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.revio.Page;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.RevioTime;
import io.revsync.revio.Search;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads changed records oldest change first. Each page is asked for by the moment at which the one before ended, not by a page number: so
 * a record that is changed or deleted while we read cannot shift others from one page to another and past us. Only records changed in the
 * very same second as a page's last are paged by number.
 *
 * <p>Rev.io may silently ignore a filter or an order it does not know. Rows tell: if they are older than asked for, or not in order, the
 * whole resource is read by page number instead, which is slower but sees everything, and the cursor moves at the end only.
 */
public final class ChangeFeed<T> {

    private static final String CHANGED = "updated_date";

    private final RevioClient revio;
    private final Resource<T> resource;
    private final Function<T, String> id;
    private final Function<T, Optional<Instant>> changed;
    private final int pageSize;

    /**
     * @param changed when a record was last changed
     * @param pageSize rows per call, 1 to 500
     */
    public ChangeFeed(
            RevioClient revio,
            Resource<T> resource,
            Function<T, String> id,
            Function<T, Optional<Instant>> changed,
            int pageSize) {
        this.revio = revio;
        this.resource = resource;
        this.id = id;
        this.changed = changed;
        this.pageSize = pageSize;
    }

    /** Pages of records changed at {@code from} or later, all if it is empty; each page is fetched when it is asked for. */
    public Iterator<Changes<T>> since(Optional<Instant> from, Deadline deadline) {
        return new Reading(from.map(ChangeFeed::second), deadline);
    }

    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private final class Reading implements Iterator<Changes<T>> {

        private final Optional<Instant> first;
        private final Deadline deadline;
        private Optional<Instant> from;
        private int page = 1;
        private boolean byPageNumber;
        private boolean more = true;
        private Set<String> delivered = new HashSet<>();
        private Optional<Instant> latest;

        Reading(Optional<Instant> from, Deadline deadline) {
            this.first = from;
            this.from = from;
            this.latest = from;
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
            Page<T> rows = revio.page(resource, search(), page, deadline);
            if (!byPageNumber && !asAsked(rows.records())) {
                byPageNumber = true;
                from = first;
                page = 1;
                rows = revio.page(resource, search(), page, deadline);
            }
            more = rows.hasMore();
            return byPageNumber ? numbered(rows) : keyed(rows);
        }

        private Search search() {
            Search search = Search.all().inPagesOf(pageSize).sortedBy(CHANGED);
            return from.map(moment -> search.updatedSince(RevioTime.local(moment)))
                    .orElse(search);
        }

        private boolean asAsked(List<T> rows) {
            Instant before = from.orElse(Instant.MIN);
            for (T row : rows) {
                Optional<Instant> at = changed.apply(row).map(ChangeFeed::second);
                if (at.isEmpty() || at.get().isBefore(before)) {
                    return false;
                }
                before = at.get();
            }
            return true;
        }

        private Changes<T> keyed(Page<T> rows) {
            List<T> fresh = rows.records().stream()
                    .filter(row -> !delivered.contains(id.apply(row)))
                    .toList();
            Optional<Instant> last = rows.records().isEmpty()
                    ? from
                    : changed.apply(rows.records().get(rows.records().size() - 1))
                            .map(ChangeFeed::second);
            if (last.equals(from)) {
                page++;
            } else {
                page = 1;
                delivered = new HashSet<>();
                from = last;
            }
            rows.records().stream()
                    .filter(row -> changed.apply(row).map(ChangeFeed::second).equals(last))
                    .map(id)
                    .forEach(delivered::add);
            return new Changes<>(fresh, rows.unreadable(), last);
        }

        private Changes<T> numbered(Page<T> rows) {
            page++;
            List<T> wanted = new ArrayList<>();
            for (T row : rows.records()) {
                Optional<Instant> at = changed.apply(row).map(ChangeFeed::second);
                if (first.isEmpty() || at.isEmpty() || !at.get().isBefore(first.get())) {
                    wanted.add(row);
                }
                if (at.isPresent() && (latest.isEmpty() || at.get().isAfter(latest.get()))) {
                    latest = at;
                }
            }
            return new Changes<>(wanted, rows.unreadable(), more ? Optional.empty() : latest);
        }
    }
}
