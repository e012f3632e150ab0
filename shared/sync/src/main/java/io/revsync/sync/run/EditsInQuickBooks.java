package io.revsync.sync.run;

import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks what was changed in QuickBooks in records that come from Rev.io, while Rev.io itself says nothing new: one call per run, more only
 * where more has changed than one answer holds. What we wrote ourselves is told by its SyncToken.
 */
final class EditsInQuickBooks {

    private final Direction direction;
    private final List<RecordType> types;
    private final SyncPorts ports;
    private final QuickBooksClient quickBooks;
    private final Divergence divergence;
    private final TakenOff takenOff;
    private final WriteSession session;
    private final RecordFlow<?> flow;
    private final Duration overlap;
    private final Clock clock;

    /** @param overlap how much of what was looked at is looked at again, for a change may be told late */
    EditsInQuickBooks(
            QuickBooksRoute<?> route,
            SyncPorts ports,
            QuickBooksClient quickBooks,
            WriteSession session,
            RecordFlow<?> flow,
            Duration overlap,
            Clock clock) {
        this.direction = route.direction();
        this.types = types(route);
        this.ports = ports;
        this.quickBooks = quickBooks;
        this.divergence = new Divergence(ports.keyLinks(), quickBooks);
        this.takenOff = new TakenOff(ports);
        this.session = session;
        this.flow = flow;
        this.overlap = overlap;
        this.clock = clock;
    }

    /** The direction's own type last. */
    private static List<RecordType> types(QuickBooksRoute<?> route) {
        List<RecordType> types = new ArrayList<>(route.secondHalves());
        types.add(route.direction().type());
        types.removeIf(Ownership::yields);
        return types;
    }

    /** Before the first write there is nothing to be edited: notes from when on to look. */
    void begin() {
        if (!types.isEmpty() && cursor().isEmpty()) {
            save(told(clock.instant().minus(QuickBooksFeed.BARELY)).asOf());
        }
    }

    /** Of the invoices on the list of problems: before they are looked at again, what paid those that were changed back is asked for. */
    void changedBack() {
        List<String> diverging =
                types.contains(RecordType.BILL) ? session.problems().diverging(RecordType.BILL) : List.of();
        Collection<KeyLink> links =
                ports.keyLinks().byRevioIds(RecordType.BILL, diverging).values();
        Map<String, Invoice> invoices = new QuickBooksReads(quickBooks)
                .byIds(Entity.INVOICE, links.stream().map(KeyLink::quickBooksId).toList(), session.deadline());
        for (KeyLink link : links) {
            Optional<Invoice> there = Optional.ofNullable(invoices.get(link.quickBooksId()));
            if (divergence.of(link, there, Optional.empty(), session.deadline()).isEmpty()) {
                takenOff.comesBackTo(link, clock.instant(), "whoever changed it back");
            }
        }
    }

    /** Opens a problem for each record that was changed. */
    void look() {
        if (types.isEmpty()) {
            return;
        }
        Instant from = cursor().orElseThrow().readUpTo().minus(overlap);
        if (from.isAfter(clock.instant().minus(QuickBooksFeed.LOOK_BACK))) {
            io.revsync.quickbooks.Changes told = told(from);
            if (!told.full()) {
                types.forEach(type -> compare(
                        type,
                        told.changed(type.entity()),
                        told.deletions(type.entity()).stream()
                                .map(io.revsync.quickbooks.Changes.Deletion::id)
                                .toList()));
                save(told.asOf());
                return;
            }
        }
        for (RecordType type : types) {
            lookThrough(type, type.entity(), from);
        }
    }

    /** A place on the way is kept of the direction's own type only, when the others have been looked through. */
    private <R extends QuickBooksRecord> void lookThrough(RecordType type, Entity<R> entity, Instant from) {
        Iterator<Changes<R>> pages = new QuickBooksFeed<>(quickBooks, entity, () -> ours(type), clock)
                .since(Optional.of(from), session.deadline());
        while (pages.hasNext()) {
            if (session.deadline().within(QuickBooksWriter.RESERVE)) {
                throw new OutOfTimeException();
            }
            Changes<R> page = pages.next();
            compare(type, page.records(), page.deleted());
            if (type == direction.type()) {
                page.readUpTo()
                        .filter(at -> at.isAfter(cursor().orElseThrow().readUpTo()))
                        .ifPresent(this::save);
            }
        }
    }

    private Collection<String> ours(RecordType type) {
        Set<String> ids = new HashSet<>();
        ports.keyLinks().all(type).forEachRemaining(link -> {
            if (link.origin() == Origin.REVIO && link.state() == LinkState.LIVE) {
                ids.add(link.quickBooksId());
            }
        });
        return ids;
    }

    private void compare(RecordType type, List<? extends QuickBooksRecord> changed, List<String> deleted) {
        Set<String> ids = new HashSet<>(deleted);
        changed.forEach(record -> ids.add(record.id()));
        Map<String, KeyLink> links = ports.keyLinks().byQuickBooksIds(type, ids);
        for (QuickBooksRecord record : changed) {
            Optional.ofNullable(links.get(record.id()))
                    .filter(link -> !link.syncToken().equals(record.syncToken()))
                    .ifPresent(link -> compare(link, Optional.of(record)));
        }
        if (type != RecordType.CUSTOMER) {
            // A customer is merged, not deleted; its link follows by another direction.
            deleted.stream()
                    .flatMap(id -> Optional.ofNullable(links.get(id)).stream())
                    .forEach(link -> compare(link, Optional.empty()));
        }
    }

    private void compare(KeyLink link, Optional<QuickBooksRecord> there) {
        Optional<Reason> diverged = divergence.of(link, there, Optional.empty(), session.deadline());
        if (diverged.isPresent() && !Divergence.isAccepted(link, there)) {
            ports.keyLinks().put(link.diverged(), session.lease());
            flow.diverged(link.record(), diverged.get());
        } else if (session.problems().diverges(link.record())) {
            flow.lookAgain(
                    link.record(),
                    Reason.of(
                            link.record() + " was changed back in QuickBooks.",
                            "Nothing needs to be done: it is compared with Rev.io once more."));
        }
    }

    private io.revsync.quickbooks.Changes told(Instant from) {
        List<Entity<?>> entities = new ArrayList<>();
        types.forEach(type -> entities.add(type.entity()));
        return quickBooks.cdc(entities, from, session.deadline());
    }

    private Optional<Cursor> cursor() {
        return ports.cursors().load(direction, Side.QUICKBOOKS);
    }

    private void save(Instant readUpTo) {
        ports.cursors().save(new Cursor(direction, Side.QUICKBOOKS, readUpTo), session.lease());
    }
}
