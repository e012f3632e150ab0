package io.revsync.sync.run;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.Side;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.Census;
import io.revsync.sync.store.Choice;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.Cursors;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Leases;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.MirroredLink;
import io.revsync.sync.store.MirroredLinks;
import io.revsync.sync.store.Outbox;
import io.revsync.sync.store.OutboxEntry;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.Problems;
import io.revsync.sync.store.Resolution;
import io.revsync.sync.store.Resolutions;
import io.revsync.sync.store.RunLog;
import io.revsync.sync.store.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A company's state without a database, for one thread; nobody else is after the leases. */
final class InMemoryState
        implements Leases, Cursors, KeyLinks, Outbox, Problems, Census, RunLog, MirroredLinks, Resolutions {

    private final Map<RecordKey, KeyLink> links = new LinkedHashMap<>();
    private final Map<RecordKey, MirroredLink> mirrored = new LinkedHashMap<>();
    private final Map<RecordKey, Problem> problems = new LinkedHashMap<>();
    private final Map<String, OutboxEntry> outbox = new LinkedHashMap<>();
    private final Map<Direction, TreeSet<Long>> census = new HashMap<>();
    private final Map<List<Object>, Cursor> cursors = new HashMap<>();
    private final Map<RecordKey, Choice> choices = new HashMap<>();
    private final Map<RecordKey, Resolution> resolutions = new LinkedHashMap<>();
    private final List<OutboxEntry> settled = new ArrayList<>();

    SyncPorts ports() {
        return new SyncPorts(this, this, this, this, this, this, this, direction -> {}, records -> choices, this, this);
    }

    @Override
    public List<Resolution> of(Direction direction) {
        return resolutions.values().stream()
                .filter(resolution -> resolution.direction() == direction)
                .toList();
    }

    @Override
    public void decide(Resolution resolution) {
        resolutions.put(resolution.record(), resolution);
    }

    @Override
    public void done(Resolution resolution, Lease lease) {
        resolutions.remove(resolution.record(), resolution);
    }

    @Override
    public Iterator<MirroredLink> allMirrored(RecordType type) {
        return mirrored.values().stream()
                .filter(link -> link.record().type() == type)
                .iterator();
    }

    @Override
    public void mirrored(MirroredLink link, Lease lease) {
        mirrored.put(link.record(), link);
    }

    @Override
    public void notMirrored(RecordKey record, Lease lease) {
        mirrored.remove(record);
    }

    /** Decides about a record as an admin does in the matching review. */
    void decide(RecordKey record, Choice choice) {
        choices.put(record, choice);
    }

    /** Every batch that was settled, in order. */
    List<OutboxEntry> settled() {
        return settled;
    }

    @Override
    public Optional<Lease> acquire(Direction direction, String owner, Instant expiresAt) {
        return Optional.of(new Lease(direction, 1, owner, expiresAt));
    }

    @Override
    public void release(Lease lease) {
        // Nobody else is after it.
    }

    @Override
    public void breakLease(Direction direction) {
        // Nobody else is after it.
    }

    @Override
    public Optional<Cursor> load(Direction direction, Side side) {
        return Optional.ofNullable(cursors.get(List.of(direction, side)));
    }

    @Override
    public void save(Cursor cursor, Lease lease) {
        cursors.put(List.of(cursor.direction(), cursor.side()), cursor);
    }

    @Override
    public Map<String, KeyLink> byRevioIds(RecordType type, Collection<String> revioIds) {
        Map<String, KeyLink> found = new HashMap<>();
        revioIds.forEach(
                id -> Optional.ofNullable(links.get(new RecordKey(type, id))).ifPresent(link -> found.put(id, link)));
        return found;
    }

    @Override
    public Map<String, KeyLink> byQuickBooksIds(RecordType type, Collection<String> quickBooksIds) {
        Map<String, KeyLink> found = new HashMap<>();
        quickBooksIds.forEach(id -> byQuickBooksId(type, id).ifPresent(link -> found.put(id, link)));
        return found;
    }

    @Override
    public Optional<KeyLink> byQuickBooksId(RecordType type, String quickBooksId) {
        return links.values().stream()
                .filter(link -> link.state() != LinkState.REVERSED)
                .filter(link ->
                        link.record().type() == type && link.quickBooksId().equals(quickBooksId))
                .findFirst();
    }

    @Override
    public Iterator<KeyLink> all(RecordType type) {
        return links.values().stream()
                .filter(link -> link.record().type() == type)
                .iterator();
    }

    @Override
    public void put(KeyLink link, Lease lease) {
        links.put(link.record(), link);
    }

    @Override
    public void putAll(List<KeyLink> several, Lease lease) {
        several.forEach(link -> put(link, lease));
    }

    @Override
    public void replace(KeyLink old, KeyLink now, Lease lease) {
        put(now, lease);
    }

    @Override
    public void remove(KeyLink link, Lease lease) {
        links.remove(link.record());
    }

    @Override
    public void put(OutboxEntry entry, Lease lease) {
        outbox.put(entry.requestId(), entry);
    }

    @Override
    public List<OutboxEntry> pending(Direction direction) {
        return outbox.values().stream()
                .filter(entry -> entry.direction() == direction)
                .toList();
    }

    @Override
    public void settle(OutboxEntry entry, Settlement settlement, Lease lease) {
        Map<String, RecordKey> claims = new HashMap<>();
        for (KeyLink link : settlement.links()) {
            RecordKey first = claims.computeIfAbsent(
                    link.quickBooksId(), id -> byQuickBooksId(link.record().type(), id)
                            .map(KeyLink::record)
                            .orElse(link.record()));
            if (!first.equals(link.record())) {
                throw new AlreadyLinkedException(link, null);
            }
        }
        settlement.links().forEach(link -> links.put(link.record(), link));
        settlement.problems().forEach(problem -> problems.put(problem.record(), problem));
        settlement.solved().forEach(problems::remove);
        outbox.remove(entry.requestId());
        settled.add(entry);
    }

    @Override
    public List<Problem> open(Direction direction) {
        return problems.values().stream()
                .filter(problem -> problem.direction() == direction)
                .toList();
    }

    @Override
    public void update(Collection<Problem> opened, Collection<RecordKey> solved, Direction direction, Lease lease) {
        opened.forEach(problem -> problems.put(problem.record(), problem));
        solved.forEach(problems::remove);
    }

    @Override
    public long[] ids(Direction direction) {
        return censusOf(direction).stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void add(Direction direction, Collection<Long> ids, Lease lease) {
        censusOf(direction).addAll(ids);
    }

    @Override
    public void remove(Direction direction, Collection<Long> ids, Lease lease) {
        ids.forEach(censusOf(direction)::remove);
    }

    private TreeSet<Long> censusOf(Direction direction) {
        return census.computeIfAbsent(direction, none -> new TreeSet<>());
    }

    @Override
    public void save(RunReport report) {
        // The report is what the run returns, too.
    }

    @Override
    public void append(String runId, Collection<RecordOutcome> outcomes) {
        // Tested with the Tally.
    }

    @Override
    public List<RunReport> latest(Direction direction, int most) {
        return List.of();
    }

    @Override
    public List<RecordOutcome> outcomes(String runId) {
        return List.of();
    }
}
