package io.revsync.sync.run;

import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.ReconnectException;
import io.revsync.http.ThrottledException;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.Reach;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.Side;
import io.revsync.sync.mirror.LinkMirror;
import io.revsync.sync.mirror.MirrorResult;
import io.revsync.sync.settings.AdvancedSettings;
import io.revsync.sync.settings.VersionedSettings;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LeaseLostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run of one direction: finishes what an earlier run had begun, tries again what had a problem, reads what changed, follows deletions.
 * May be killed at any moment; the next run goes on from what is stored.
 *
 * @param <T> the record that is read
 */
public final class SyncRun<T> {

    /** Beyond the last moment the run can be alive. */
    private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);
    /** A chain of records that wait for one another is as long as QuickBooks nests customers, at most. */
    private static final int LONGEST_CHAIN = 5;

    /** Stands for all links of the direction's type together in the list of problems. */
    private static final String MIRROR = "key links";

    private final Route<T> route;
    private final SyncPorts ports;
    private final VersionedSettings settings;
    private final QuickBooksClient quickBooks;
    private final RevioClient revio;
    private final Clock clock;
    private final Supplier<String> requestIds;

    /** @param requestIds a new one each time, unguessable, 36 characters at most */
    public SyncRun(
            Route<T> route,
            SyncPorts ports,
            VersionedSettings settings,
            QuickBooksClient quickBooks,
            RevioClient revio,
            Clock clock,
            Supplier<String> requestIds) {
        this.route = route;
        this.ports = ports;
        this.settings = settings;
        this.quickBooks = quickBooks;
        this.revio = revio;
        this.clock = clock;
        this.requestIds = requestIds;
    }

    /**
     * Runs until everything has an outcome or the time is used up.
     *
     * @param runId unique; sorts by start time
     * @param deadline by when the run must have stored its place
     */
    public RunReport run(String runId, Deadline deadline) {
        Direction direction = route.direction();
        Tally tally = new Tally(runId, direction, ports.runLog(), clock, quickBooks::calls, revio::calls);
        Optional<Lease> lease =
                ports.leases().acquire(direction, runId, deadline.at().plus(LEASE_MARGIN));
        if (lease.isEmpty()) {
            return tally.save(RunState.ALREADY_RUNNING, "Another run of " + direction.key() + " is not finished yet.");
        }
        try {
            tally.save(RunState.RUNNING, "");
            return underLease(lease.get(), deadline, tally);
        } finally {
            ports.leases().release(lease.get());
        }
    }

    private RunReport underLease(Lease lease, Deadline deadline, Tally tally) {
        try {
            everything(lease, deadline, tally);
            return tally.save(RunState.FINISHED, "");
        } catch (OutOfTimeException e) {
            return handOn(lease, tally);
        } catch (ThrottledException e) {
            return deadline.within(e.holdOff()) ? handOn(lease, tally) : tally.save(RunState.STOPPED, sentence(e));
        } catch (ApiException e) {
            return deadline.left().isZero() ? handOn(lease, tally) : tally.save(RunState.STOPPED, sentence(e));
        } catch (LeaseLostException e) {
            return tally.save(RunState.STOPPED, e.getMessage());
        }
    }

    private RunReport handOn(Lease lease, Tally tally) {
        ports.leases().release(lease);
        ports.handover().continueSoon(route.direction());
        return tally.save(RunState.CONTINUES, "The time of this run was used up; the next one goes on from here.");
    }

    private static String sentence(ApiException e) {
        String remedy = e instanceof ReconnectException
                ? " An admin has to connect again."
                : " Nothing is lost: the next run goes on from here.";
        return e.getMessage() + remedy + " (" + e.trace() + ")";
    }

    private void everything(Lease lease, Deadline deadline, Tally tally) {
        AdvancedSettings advanced = settings.settings().advanced();
        ProblemBook problems =
                new ProblemBook(route.direction(), ports.problems().open(route.direction()), settings.version(), clock);
        WriteSession session = new WriteSession(lease, deadline, problems, tally);
        Writer writer = advanced.previewOnly() ? new PreviewWriter() : writer(advanced);
        RecordFlow<T> flow = new RecordFlow<>(route, ports, writer, session, advanced.previewOnly());
        Optional<DeletedInRevio<T>> deleted = route instanceof QuickBooksRoute<T> toQuickBooks
                ? Optional.of(new DeletedInRevio<>(toQuickBooks, ports, writer, session, flow, advanced.previewOnly()))
                : Optional.empty();
        Optional<EditsInQuickBooks> edits = route instanceof QuickBooksRoute<T> toQuickBooks && !advanced.previewOnly()
                ? Optional.of(new EditsInQuickBooks(
                        toQuickBooks,
                        ports,
                        quickBooks,
                        session,
                        flow,
                        Duration.ofMinutes(advanced.overlapMinutes()),
                        clock))
                : Optional.empty();
        edits.ifPresent(EditsInQuickBooks::begin);
        writer.drain(session);
        if (edits.isPresent()) {
            new Winners(ports, quickBooks, session, flow)
                    .honour(ports.resolutions().of(route.direction()));
            edits.get().changedBack();
        }
        flow.retryDue();
        readChanges(
                page -> {
                    flow.changed(page);
                    deleted.ifPresent(each -> each.seen(page));
                },
                session,
                advanced);
        deleted.ifPresent(each -> each.follow(advanced.pageSize(), lookBackDays(advanced) == 0));
        edits.ifPresent(EditsInQuickBooks::look);
        for (int chain = 0; chain < LONGEST_CHAIN && flow.retryWaiting(); chain++) {
            // Each pass may link what others wait for.
        }
        if (!advanced.previewOnly()) {
            mirrorLinks(flow, session);
        }
    }

    /** Under the lease of the direction out of Rev.io, so that no two sweeps enter the same link. */
    private void mirrorLinks(RecordFlow<T> flow, WriteSession session) {
        Direction direction = route.direction();
        LinkMirror mirror = new LinkMirror(
                revio,
                ports.keyLinks(),
                ports.mirroredLinks(),
                settings.settings().keyLinks());
        RecordKey allLinks = direction.record(MIRROR);
        if (direction.from() == Side.REVIO && mirror.wants(direction.type())) {
            MirrorResult result = mirror.sweep(direction.type(), session.lease(), session.deadline());
            if (result.first().isPresent()) {
                flow.refuse(allLinks, notMirrored(result));
                return;
            }
        }
        flow.solve(List.of(allLinks));
    }

    private Reason notMirrored(MirrorResult result) {
        return new Reason(
                result.failed() + " links of " + route.direction().type().revioName()
                        + "s could not be written to Rev.io's register of links. "
                        + result.first().orElse(""),
                "Records travel all the same, and each run tries again. If it stays, look at the key link settings and at what Rev.io's user may do.",
                result.technical());
    }

    private Writer writer(AdvancedSettings advanced) {
        if (route instanceof QuickBooksRoute<T> toQuickBooks) {
            return new QuickBooksWriter(
                    quickBooks,
                    ports.outbox(),
                    ports.keyLinks(),
                    toQuickBooks,
                    advanced.batchSize(),
                    advanced.concurrency(),
                    clock,
                    requestIds);
        }
        return new RevioWriter(revio, ports, (RevioRoute<T>) route, advanced.concurrency(), clock, requestIds);
    }

    /** Side by side means that the next page is fetched while one is written; otherwise one thread does one thing after the other. */
    private void readChanges(Consumer<Changes<T>> work, WriteSession session, AdvancedSettings advanced) {
        Optional<Instant> before = ports.cursors()
                .load(route.direction())
                .filter(cursor -> cursor.holdsFor(reach()))
                .map(Cursor::readUpTo);
        Iterator<Changes<T>> pages = route.changedSince(readFrom(before, advanced), session.deadline());
        if (advanced.concurrency() == 1) {
            follow(pages, before, work, session, advanced.previewOnly());
        } else {
            try (ReadAhead<Changes<T>> ahead = new ReadAhead<>(pages)) {
                follow(ahead, before, work, session, advanced.previewOnly());
            }
        }
    }

    private void follow(
            Iterator<Changes<T>> pages,
            Optional<Instant> before,
            Consumer<Changes<T>> work,
            WriteSession session,
            boolean preview) {
        while (pages.hasNext()) {
            if (session.deadline().within(QuickBooksWriter.RESERVE)) {
                throw new OutOfTimeException();
            }
            Changes<T> page = pages.next();
            work.accept(page);
            Optional<Instant> readUpTo = page.readUpTo().filter(at -> before.isEmpty() || at.isAfter(before.get()));
            if (readUpTo.isPresent() && !preview) {
                ports.cursors().save(new Cursor(route.direction(), readUpTo.get(), reach()), session.lease());
            }
        }
    }

    private Reach reach() {
        return settings.settings().of(route.direction()).reach();
    }

    private int lookBackDays(AdvancedSettings advanced) {
        return settings.settings().of(route.direction()).lookBackDays().orElse(advanced.lookBackDays());
    }

    private Optional<Instant> readFrom(Optional<Instant> cursor, AdvancedSettings advanced) {
        if (cursor.isPresent()) {
            return cursor.map(readUpTo -> readUpTo.minus(Duration.ofMinutes(advanced.overlapMinutes())));
        }
        int days = lookBackDays(advanced);
        return days == 0 || reach().backFills()
                ? Optional.empty()
                : Optional.of(clock.instant().minus(Duration.ofDays(days)));
    }
}
