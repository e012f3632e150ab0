package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.revio.Page;
import io.revsync.revio.Pages;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.RevioTime;
import io.revsync.revio.Search;
import java.time.Duration;
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
 * a record that is changed or deleted while we read cannot shift others from one page to another and past us. Only where more records
 * than a page holds were changed in the very same second does it go by page number, with pages that overlap.
 *
 * <p>Rev.io may silently ignore a filter or an order it does not know. Rows tell: if they are older than asked for, or not in order, the
 * whole resource is read instead, which is slower but sees everything, and the cursor moves at the end only.
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

    private Optional<Instant> changedAt(T row) {
        return changed.apply(row).map(ChangeFeed::second);
    }

    private final class Reading implements Iterator<Changes<T>> {

        private final Optional<Instant> first;
        private final Deadline deadline;
        private Optional<Instant> from;
        private Optional<Instant> readUpTo;
        private Optional<Pages<T>> oneSecond = Optional.empty();
        private Optional<WholeResource> whole = Optional.empty();
        private boolean more = true;
        private Set<String> delivered = new HashSet<>();

        Reading(Optional<Instant> from, Deadline deadline) {
            this.first = from;
            this.from = from;
            this.readUpTo = from;
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
            if (whole.isEmpty()) {
                Page<T> page =
                        oneSecond.isPresent() ? oneSecond.get().next() : revio.page(resource, search(), 1, deadline);
                if (asAsked(page)) {
                    return oneSecond.isPresent() ? ofOneSecond(page) : keyed(page);
                }
                whole = Optional.of(new WholeResource(first, deadline));
            }
            Changes<T> changes = whole.get().next();
            more = whole.get().hasNext();
            return changes;
        }

        private Search search() {
            Search search = Search.all().inPagesOf(pageSize).sortedBy(CHANGED);
            return from.map(moment -> search.updatedSince(RevioTime.local(moment)))
                    .orElse(search);
        }

        private boolean asAsked(Page<T> page) {
            Instant before = from.orElse(Instant.MIN);
            for (T row : page.records()) {
                Optional<Instant> at = changedAt(row);
                if (at.isEmpty() || at.get().isBefore(before)) {
                    return false;
                }
                before = at.get();
            }
            return !(page.records().isEmpty() && page.hasMore());
        }

        private Changes<T> keyed(Page<T> page) {
            List<T> rows = page.records();
            List<T> fresh = fresh(rows);
            more = page.hasMore();
            if (!rows.isEmpty()) {
                Optional<Instant> last = changedAt(rows.get(rows.size() - 1));
                if (!last.equals(from)) {
                    from = last;
                    delivered = new HashSet<>();
                }
                rows.stream().filter(row -> changedAt(row).equals(last)).map(id).forEach(delivered::add);
                readUpTo = last;
                if (more && changedAt(rows.get(0)).equals(last)) {
                    oneSecond = Optional.of(revio.pages(resource, search(), deadline));
                }
            }
            return new Changes<>(fresh, page.unreadable(), readUpTo);
        }

        /** What the walk shows of later seconds is asked for again by key: the walk tells no record twice, even if it has changed. */
        private Changes<T> ofOneSecond(Page<T> page) {
            List<T> fresh = fresh(page.records()).stream()
                    .filter(row -> changedAt(row).equals(readUpTo))
                    .toList();
            fresh.stream().map(id).forEach(delivered::add);
            boolean beyond =
                    page.records().stream().anyMatch(row -> !changedAt(row).equals(readUpTo));
            if (beyond || !page.hasMore()) {
                from = readUpTo.map(second -> second.plusSeconds(1));
                delivered = new HashSet<>();
                oneSecond = Optional.empty();
            }
            return new Changes<>(fresh, page.unreadable(), readUpTo);
        }

        private List<T> fresh(List<T> rows) {
            return rows.stream()
                    .filter(row -> !(changedAt(row).equals(from) && delivered.contains(id.apply(row))))
                    .toList();
        }
    }

    /** Everything there is, of which what was changed in time is delivered. */
    private final class WholeResource {

        private final Optional<Instant> from;
        private final Deadline deadline;
        private final Duration leftAtFirst;
        private final Pages<T> pages;
        private Optional<Instant> latest = Optional.empty();

        WholeResource(Optional<Instant> from, Deadline deadline) {
            this.from = from;
            this.deadline = deadline;
            this.leftAtFirst = deadline.left();
            this.pages = revio.pages(resource, Search.all().inPagesOf(pageSize), deadline);
        }

        boolean hasNext() {
            return pages.hasNext();
        }

        Changes<T> next() {
            Page<T> rows = pages.next();
            List<T> wanted = new ArrayList<>();
            for (T row : rows.records()) {
                Optional<Instant> at = changedAt(row);
                if (from.isEmpty() || at.isEmpty() || !at.get().isBefore(from.get())) {
                    wanted.add(row);
                }
                if (at.isPresent() && (latest.isEmpty() || at.get().isAfter(latest.get()))) {
                    latest = at;
                }
            }
            return new Changes<>(wanted, rows.unreadable(), hasNext() ? Optional.empty() : readUpTo());
        }

        /** A record may have been changed after we had passed it: not before we began, by whatever clock Rev.io goes. */
        private Optional<Instant> readUpTo() {
            Duration taken = leftAtFirst.minus(deadline.left()).plusSeconds(1);
            return latest.map(at -> at.minus(taken));
        }
    }
}
