package io.revsync.sync.run;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The direction's open problems as one run knows them. Thread-safe. */
final class ProblemBook {

    private final Map<RecordKey, Problem> open = new HashMap<>();
    private final Direction direction;
    private final long settingsVersion;
    private final Clock clock;

    ProblemBook(Direction direction, Collection<Problem> stored, long settingsVersion, Clock clock) {
        this.direction = direction;
        this.settingsVersion = settingsVersion;
        this.clock = clock;
        stored.forEach(problem -> open.put(problem.record(), problem));
    }

    /** A problem to be stored; renewed, if the record has one already. */
    synchronized Problem opened(RecordKey record, ProblemKind kind, Reason reason, Optional<RecordKey> waitsFor) {
        Problem before = open.get(record);
        Instant now = clock.instant();
        int attempts = before != null && before.kind() == kind ? before.attempts() + 1 : 1;
        Problem problem = new Problem(
                direction,
                record,
                kind,
                reason.message(),
                reason.remedy(),
                reason.technical(),
                waitsFor,
                attempts,
                before == null ? now : before.since(),
                RetryRule.nextTry(kind, attempts, now),
                settingsVersion,
                reason.versions());
        open.put(record, problem);
        return problem;
    }

    synchronized boolean has(RecordKey record) {
        return open.containsKey(record);
    }

    /** Whether somebody changed the record in QuickBooks, and nobody has decided yet who is right. */
    synchronized boolean diverges(RecordKey record) {
        Problem problem = open.get(record);
        return problem != null && problem.kind() == ProblemKind.DIVERGENCE;
    }

    /** The ids of the records of this type that were changed in QuickBooks, and nobody has decided yet who is right. */
    synchronized List<String> diverging(RecordType type) {
        return open.keySet().stream()
                .filter(record -> record.type() == type && diverges(record))
                .map(RecordKey::id)
                .toList();
    }

    /** Whether the record had a problem; it has none from now on. */
    synchronized boolean solved(RecordKey record) {
        return open.remove(record) != null;
    }

    /** Whether the record was written, but says something else in QuickBooks: so it stays until it is written anew. */
    synchronized boolean differs(RecordKey record) {
        Problem problem = open.get(record);
        return problem != null && (problem.kind() == ProblemKind.VARIANCE || problem.kind() == ProblemKind.DIVERGENCE);
    }

    /** Problems whose turn it is. */
    synchronized List<Problem> due() {
        Instant now = clock.instant();
        return open.values().stream()
                .filter(problem -> RetryRule.due(problem, now, settingsVersion))
                .toList();
    }
}
