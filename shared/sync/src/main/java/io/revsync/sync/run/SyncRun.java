package io.revsync.sync.run;

import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.ReconnectException;
import io.revsync.http.ThrottledException;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.VersionedSettings;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LeaseLostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One run of one direction: finishes what an earlier run had begun, tries again what had a problem, reads what changed, follows deletions.
 * May be killed at any moment; the next run goes on from what is stored.
 *
 * @param <T> the Rev.io record
 */
public final class SyncRun<T> {

    /** Beyond the last moment the run can be alive. */
    private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);
    /** A chain of records that wait for one another is as long as QuickBooks nests customers, at most. */
    private static final int LONGEST_CHAIN = 5;

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
        Settings.Advanced advanced = settings.settings().advanced();
        ProblemBook problems =
                new ProblemBook(route.direction(), ports.problems().open(route.direction()), settings.version(), clock);
        WriteSession session = new WriteSession(lease, deadline, problems, tally);
        Writer writer = advanced.previewOnly()
                ? new PreviewWriter()
                : new QuickBooksWriter(
                        quickBooks,
                        ports.outbox(),
                        ports.keyLinks(),
                        route,
                        advanced.batchSize(),
                        advanced.concurrency(),
                        clock,
                        requestIds);
        RecordFlow<T> flow = new RecordFlow<>(route, ports, writer, session, advanced.previewOnly());
        writer.drain(session);
        flow.retryDue();
        readChanges(flow, session, advanced);
        flow.followDeletions(advanced.pageSize(), advanced.lookBackDays() == 0);
        for (int chain = 0; chain < LONGEST_CHAIN && flow.retryWaiting(); chain++) {
            // Each pass may link what others wait for.
        }
    }

    /** Side by side means that the next page is fetched while one is written; otherwise one thread does one thing after the other. */
    private void readChanges(RecordFlow<T> flow, WriteSession session, Settings.Advanced advanced) {
        Optional<Instant> before = ports.cursors().load(route.direction()).map(Cursor::readUpTo);
        Iterator<Changes<T>> pages = route.changedSince(readFrom(before, advanced), session.deadline());
        if (advanced.concurrency() == 1) {
            follow(pages, before, flow, session, advanced.previewOnly());
        } else {
            try (ReadAhead<Changes<T>> ahead = new ReadAhead<>(pages)) {
                follow(ahead, before, flow, session, advanced.previewOnly());
            }
        }
    }

    private void follow(
            Iterator<Changes<T>> pages,
            Optional<Instant> before,
            RecordFlow<T> flow,
            WriteSession session,
            boolean preview) {
        while (pages.hasNext()) {
            if (session.deadline().within(QuickBooksWriter.RESERVE)) {
                throw new OutOfTimeException();
            }
            Changes<T> page = pages.next();
            flow.changed(page);
            Optional<Instant> readUpTo = page.readUpTo().filter(at -> before.isEmpty() || at.isAfter(before.get()));
            if (readUpTo.isPresent() && !preview) {
                ports.cursors().save(new Cursor(route.direction(), readUpTo.get()), session.lease());
            }
        }
    }

    private Optional<Instant> readFrom(Optional<Instant> cursor, Settings.Advanced advanced) {
        if (cursor.isPresent()) {
            return cursor.map(readUpTo -> readUpTo.minus(Duration.ofMinutes(advanced.overlapMinutes())));
        }
        return advanced.lookBackDays() == 0
                ? Optional.empty()
                : Optional.of(clock.instant().minus(Duration.ofDays(advanced.lookBackDays())));
    }
}
