package io.revsync.sync.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes records through match, map, plan and write, so that each ends with an outcome. */
final class RecordFlow<T> {

    private static final int RETRIED_AT_ONCE = 200;
    /** More than this share of all bills gone at once looks like a fault of Rev.io or of our rights, not like somebody's work. */
    private static final int SUSPICIOUS_PERCENT = 5;

    private static final int NEVER_SUSPICIOUS = 50;
    /** From here on, more than half of all is suspicious too. */
    private static final int A_HANDFUL = 10;
    /** Stands for all bills together in the list of problems. */
    private static final String CENSUS = "census";

    private final Route<T> route;
    private final SyncPorts ports;
    private final Writer writer;
    private final WriteSession session;
    private final boolean preview;

    RecordFlow(Route<T> route, SyncPorts ports, Writer writer, WriteSession session, boolean preview) {
        this.route = route;
        this.ports = ports;
        this.writer = writer;
        this.session = session;
        this.preview = preview;
    }

    /** A page of changed records. */
    void changed(Changes<T> page) {
        process(page.records());
        page.unreadable().forEach(record -> unreadable(record.id(), record.toString()));
        if (!preview && route.followsDeletions()) {
            List<Long> ids = Stream.concat(
                            page.records().stream().map(route::idOf),
                            page.unreadable().stream().map(UnreadableRecord::id))
                    .filter(RecordKey::isId)
                    .map(Long::valueOf)
                    .toList();
            ports.census().add(route.direction(), ids, session.lease());
        }
    }

    /** Records whose problem may have gone by itself. */
    void retryDue() {
        retry(session.problems().due());
    }

    /** @return whether anything was tried, so that another pass may find more */
    boolean retryWaiting() {
        List<Problem> waiting = session.problems().due().stream()
                .filter(problem -> problem.kind() == ProblemKind.WAITING)
                .toList();
        return retry(waiting);
    }

    private boolean retry(List<Problem> due) {
        List<String> ids =
                ready(due).stream().map(problem -> problem.record().id()).toList();
        for (int from = 0; from < ids.size(); from += RETRIED_AT_ONCE) {
            if (session.deadline().within(QuickBooksWriter.RESERVE)) {
                throw new OutOfTimeException();
            }
            List<String> some = ids.subList(from, Math.min(ids.size(), from + RETRIED_AT_ONCE));
            Set<String> found = readAndProcess(some).ids(route::idOf);
            solve(some.stream().filter(id -> !found.contains(id)).map(this::key).toList());
        }
        return !ids.isEmpty();
    }

    private StillThere<T> readAndProcess(List<String> ids) {
        StillThere<T> there = route.read(ids, session.deadline());
        process(there.records());
        there.unreadable().forEach(this::unreadable);
        return there;
    }

    /**
     * A record that waits is ready once what it waits for is linked. What has no proper id, or stands for all bills together, could not
     * be read again.
     */
    private List<Problem> ready(List<Problem> due) {
        Map<RecordType, List<String>> waitedFor = due.stream()
                .flatMap(problem -> problem.waitsFor().stream())
                .collect(
                        Collectors.groupingBy(RecordKey::type, Collectors.mapping(RecordKey::id, Collectors.toList())));
        Map<RecordType, Map<String, KeyLink>> linked = waitedFor.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ports.keyLinks()
                        .byRevioIds(entry.getKey(), Set.copyOf(entry.getValue()))));
        return due.stream()
                .filter(problem -> RecordKey.isId(problem.record().id()))
                .filter(problem -> problem.waitsFor()
                        .map(on -> linked.get(on.type()).containsKey(on.id()))
                        .orElse(true))
                .toList();
    }

    private void process(List<T> records) {
        Map<String, T> byId = new LinkedHashMap<>();
        records.forEach(record -> byId.put(route.idOf(record), record));
        Map<String, KeyLink> links =
                ports.keyLinks().byRevioIds(route.direction().type(), byId.keySet());
        List<Command> commands = new ArrayList<>();
        List<Problem> opened = new ArrayList<>();
        List<RecordKey> done = new ArrayList<>();
        for (Decision decision : route.decide(List.copyOf(byId.values()), links, session.deadline())) {
            if (decision instanceof Decision.Write write) {
                commands.add(write.command());
            } else if (decision instanceof Decision.Wait wait) {
                opened.add(problem(
                        wait.record(), Outcome.WAITING, ProblemKind.WAITING, wait.reason(), Optional.of(wait.on())));
            } else if (decision instanceof Decision.Refuse refuse) {
                opened.add(problem(
                        refuse.record(), Outcome.REFUSED, ProblemKind.REFUSED, refuse.reason(), Optional.empty()));
            } else if (decision instanceof Decision.Skip skip) {
                session.tally()
                        .count(new RecordOutcome(skip.record(), Outcome.SKIPPED, Optional.empty(), skip.reason()));
                done.add(skip.record());
            } else {
                session.tally().count(RecordOutcome.of(decision.record(), Outcome.UNCHANGED));
                if (!session.problems().differs(decision.record())) {
                    done.add(decision.record());
                }
            }
        }
        store(opened, done);
        writer.write(commands, session);
    }

    private Problem problem(
            RecordKey record, Outcome outcome, ProblemKind kind, Reason reason, Optional<RecordKey> waitsFor) {
        session.tally().count(new RecordOutcome(record, outcome, Optional.empty(), reason.message()));
        return session.problems().opened(record, kind, reason, waitsFor);
    }

    private void unreadable(String id, String why) {
        Reason reason = Reason.of(why, "Correct the field in Rev.io; the record is read again when it changes.");
        store(List.of(problem(key(id), Outcome.REFUSED, ProblemKind.REFUSED, reason, Optional.empty())), List.of());
    }

    private void solve(Collection<RecordKey> records) {
        store(List.of(), records);
    }

    private void store(Collection<Problem> opened, Collection<RecordKey> done) {
        List<RecordKey> solved = done.stream()
                .filter(record -> session.problems().solved(record))
                .toList();
        if (!preview && !(opened.isEmpty() && solved.isEmpty())) {
            ports.problems().update(opened, solved, route.direction(), session.lease());
        }
    }

    /**
     * Voids what was deleted in Rev.io.
     *
     * @param readFromTheBeginning whether everything there is has been read, so that what is not known was missed and is caught up on
     */
    void followDeletions(int pageSize, boolean readFromTheBeginning) {
        if (!route.followsDeletions()) {
            return;
        }
        long[] known = ports.census().ids(route.direction());
        Optional<Disappearances.Found> found =
                new Disappearances(pageSize, page -> route.idPage(page, pageSize, session.deadline())).among(known);
        if (found.isEmpty() || preview) {
            return;
        }
        List<Long> unknown = found.get().unknown();
        if (readFromTheBeginning && !unknown.isEmpty()) {
            readAndProcess(unknown.stream().map(String::valueOf).toList());
        }
        ports.census().add(route.direction(), unknown, session.lease());
        List<Long> gone = found.get().gone();
        if (suspicious(gone.size(), known.length, found.get().complete())) {
            tooManyGone(gone.size());
        } else {
            voidDeleted(gone);
            solve(List.of(key(CENSUS)));
        }
    }

    private static boolean suspicious(int gone, int known, boolean complete) {
        return gone >= A_HANDFUL && gone * 2L > known
                || gone > NEVER_SUSPICIOUS && (!complete || gone * 100L > known * (long) SUSPICIOUS_PERCENT);
    }

    private void tooManyGone(int count) {
        Reason reason = Reason.of(
                count
                        + " bills that were synced are no longer in Rev.io. So many at once are not voided by themselves.",
                "Look in Rev.io whether they were really deleted, and whether the sync's user may still see all customers.");
        store(List.of(problem(key(CENSUS), Outcome.REFUSED, ProblemKind.REFUSED, reason, Optional.empty())), List.of());
    }

    private void voidDeleted(List<Long> candidates) {
        List<String> ids = candidates.stream().map(String::valueOf).toList();
        Set<String> there = route.read(ids, session.deadline()).ids(route::idOf);
        List<String> deleted = ids.stream().filter(id -> !there.contains(id)).toList();
        Map<String, KeyLink> links =
                ports.keyLinks().byRevioIds(route.direction().type(), deleted);
        writer.write(
                links.values().stream()
                        .filter(link -> link.state() == LinkState.LIVE)
                        .map(RecordFlow::voiding)
                        .toList(),
                session);
        solve(deleted.stream()
                .filter(id -> !links.containsKey(id))
                .map(this::key)
                .toList());
        List<Long> stillLive = ports.keyLinks().byRevioIds(route.direction().type(), deleted).values().stream()
                .filter(link -> link.state() == LinkState.LIVE)
                .map(link -> Long.valueOf(link.record().id()))
                .toList();
        ports.census()
                .remove(
                        route.direction(),
                        deleted.stream()
                                .map(Long::valueOf)
                                .filter(id -> !stillLive.contains(id))
                                .toList(),
                        session.lease());
    }

    private static Command voiding(KeyLink link) {
        return new Command(
                link.record(),
                "deleted " + link.record(),
                Operation.VOID,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("Id", link.quickBooksId())
                        .put("SyncToken", link.syncToken()),
                link.fingerprint(),
                Optional.empty(),
                0);
    }

    private RecordKey key(String id) {
        return new RecordKey(route.direction().type(), id);
    }
}
