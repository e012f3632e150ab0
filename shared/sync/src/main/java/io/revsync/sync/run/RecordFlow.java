package io.revsync.sync.run;

import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records through match, map, plan and write, so that each ends with an outcome. */
final class RecordFlow<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFlow.class);

    private static final int RETRIED_AT_ONCE = 200;
    /** What is voided or changed may make room for what is created, and QuickBooks promises no order within a batch. */
    private static final List<Operation> ORDER = List.of(Operation.VOID, Operation.UPDATE, Operation.CREATE);

    private final Route<T> route;
    private final SyncPorts ports;
    private final Writer writer;
    private final WriteSession session;
    private final boolean preview;
    private final Ignored ignored;

    RecordFlow(Route<T> route, SyncPorts ports, Writer writer, WriteSession session, boolean preview) {
        this.route = route;
        this.ports = ports;
        this.writer = writer;
        this.session = session;
        this.preview = preview;
        this.ignored = new Ignored(ports.choices());
    }

    /** A page of changed records. */
    void changed(Changes<T> page) {
        // First what is gone: what has taken its place may be on the same page.
        carryOut(gone(page.deleted()));
        process(page.records());
        page.unreadable().forEach(record -> unreadable(record.id(), record.toString()));
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
        List<Problem> ready = ready(due);
        List<String> ids =
                ready.stream().map(problem -> problem.record().id()).distinct().toList();
        for (int from = 0; from < ids.size(); from += RETRIED_AT_ONCE) {
            if (session.deadline().within(QuickBooksWriter.RESERVE)) {
                throw new OutOfTimeException();
            }
            List<String> some = ids.subList(from, Math.min(ids.size(), from + RETRIED_AT_ONCE));
            Set<String> found = readAndProcess(some).ids(route::idOf);
            notThere(ready.stream()
                    .map(Problem::record)
                    .filter(record -> some.contains(record.id()) && !found.contains(record.id()))
                    .toList());
        }
        return !ids.isEmpty();
    }

    /** Rev.io's records that vanished are found elsewhere; about those of QuickBooks there may be something left to decide. */
    private void notThere(List<RecordKey> records) {
        if (route instanceof RevioRoute<T>) {
            carryOut(gone(records.stream().map(RecordKey::id).toList()));
        } else {
            solve(records);
        }
    }

    private List<Decision> gone(List<String> ids) {
        return !ids.isEmpty() && route instanceof RevioRoute<T> toRevio
                ? toRevio.decideGone(ids, links(ids), session.deadline())
                : List.of();
    }

    StillThere<T> readAndProcess(List<String> ids) {
        StillThere<T> there = route.read(ids, session.deadline());
        process(there.records());
        there.unreadable().forEach(this::unreadable);
        return there;
    }

    /**
     * A record that waits is ready once what it waits for is linked, or will never be because an admin ignores it. What has no proper id,
     * or stands for all records together, could not be read again.
     */
    private List<Problem> ready(List<Problem> due) {
        Set<RecordKey> awaited =
                due.stream().flatMap(problem -> problem.waitsFor().stream()).collect(Collectors.toSet());
        Set<RecordKey> decided = linked(awaited);
        decided.addAll(ignored.among(awaited));
        return due.stream()
                .filter(problem -> RecordKey.isId(problem.record().id()))
                .filter(problem -> problem.waitsFor().map(decided::contains).orElse(true))
                .toList();
    }

    private Set<RecordKey> linked(Set<RecordKey> records) {
        Set<RecordKey> linked = new HashSet<>();
        for (Side side : Side.values()) {
            for (RecordType type : RecordType.values()) {
                List<String> ids = records.stream()
                        .filter(record -> record.side() == side && record.type() == type)
                        .map(RecordKey::id)
                        .toList();
                if (!ids.isEmpty()) {
                    ports.keyLinks()
                            .of(side, type, ids)
                            .keySet()
                            .forEach(id -> linked.add(new RecordKey(type, id, side)));
                }
            }
        }
        return linked;
    }

    private Map<String, KeyLink> links(Collection<String> ids) {
        Direction direction = route.direction();
        return ports.keyLinks().of(direction.from(), direction.type(), ids);
    }

    private void process(List<T> records) {
        Map<String, T> byId = new LinkedHashMap<>();
        records.forEach(record -> byId.put(route.idOf(record), record));
        Set<String> left = ignored.among(route.direction(), byId.keySet());
        carryOut(left.stream().map(route.direction()::record).map(ignored::skip).toList());
        byId.keySet().removeAll(left);
        List<T> distinct = List.copyOf(byId.values());
        List<Decision> decisions = route.decide(distinct, links(byId.keySet()), session.deadline());
        carryOut(decisions);
        List<T> replaced = decisions.stream()
                .filter(Decision.Replace.class::isInstance)
                .map(decision -> byId.get(decision.record().id()))
                .toList();
        if (!preview && !replaced.isEmpty()) {
            decideAnew(replaced);
        }
        if (route instanceof QuickBooksRoute<T> toQuickBooks) {
            carryOut(toQuickBooks.decideSecondHalves(distinct, session.deadline()));
        }
    }

    /** What could not be taken back stays as it is; its problem says why. */
    private void decideAnew(List<T> replaced) {
        Map<String, KeyLink> links = links(replaced.stream().map(route::idOf).toList());
        List<T> free = replaced.stream()
                .filter(record -> !links.containsKey(route.idOf(record)))
                .toList();
        carryOut(route.decide(free, Map.of(), session.deadline()));
    }

    private void carryOut(List<Decision> decisions) {
        List<Command> commands = new ArrayList<>();
        List<Problem> opened = new ArrayList<>();
        List<RecordKey> done = new ArrayList<>();
        for (Decision decision : ignored.withoutVainWaits(decisions)) {
            LOG.debug("{}: {}", decision.record(), decision.getClass().getSimpleName());
            if (decision instanceof Decision.Write write) {
                commands.add(write.command());
            } else if (decision instanceof Decision.Replace replace) {
                commands.add(replace.takingBack());
                opened.add(problem(
                        replace.record(), Outcome.WAITING, ProblemKind.WAITING, replace.reason(), Optional.empty()));
            } else if (decision instanceof Decision.Link link) {
                link(link).ifPresentOrElse(opened::add, () -> done.add(link.record()));
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
        for (Operation operation : ORDER) {
            writer.write(
                    commands.stream()
                            .filter(command -> command.operation() == operation)
                            .toList(),
                    session);
        }
    }

    /** @return the problem, if one of the two is linked to another record */
    private Optional<Problem> link(Decision.Link decision) {
        KeyLink link = decision.link();
        try {
            if (!preview) {
                ports.keyLinks().put(link, session.lease());
            }
        } catch (AlreadyLinkedException e) {
            Reason reason = Claims.twice(link, ports.keyLinks());
            return Optional.of(
                    problem(decision.record(), Outcome.REFUSED, ProblemKind.REFUSED, reason, Optional.empty()));
        }
        String otherId = decision.record().side() == Side.REVIO
                ? link.quickBooksId()
                : link.record().id();
        session.tally()
                .count(new RecordOutcome(decision.record(), decision.outcome(), Optional.of(otherId), decision.note()));
        return Optional.empty();
    }

    private Problem problem(
            RecordKey record, Outcome outcome, ProblemKind kind, Reason reason, Optional<RecordKey> waitsFor) {
        session.tally().count(new RecordOutcome(record, outcome, Optional.empty(), reason.message()));
        return session.problems().opened(record, kind, reason, waitsFor);
    }

    private void unreadable(String id, String why) {
        refuse(
                route.direction().record(id),
                Reason.of(
                        why,
                        "Correct the field in " + route.direction().from().title()
                                + "; the record is read again when it changes."));
    }

    /** Somebody changed it in QuickBooks. */
    void diverged(RecordKey record, Reason reason) {
        store(List.of(problem(record, Outcome.REFUSED, ProblemKind.DIVERGENCE, reason, Optional.empty())), List.of());
    }

    /** It is looked at again by this run, or by the next one. */
    void lookAgain(RecordKey record, Reason reason) {
        store(List.of(problem(record, Outcome.WAITING, ProblemKind.WAITING, reason, Optional.empty())), List.of());
    }

    void refuse(RecordKey record, Reason reason) {
        store(List.of(problem(record, Outcome.REFUSED, ProblemKind.REFUSED, reason, Optional.empty())), List.of());
    }

    void solve(Collection<RecordKey> records) {
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
}
