package io.revsync.sync.run;

import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.RunLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Counts outcomes and keeps the run log up to date, not more than once a second. A record that is tried again in the same run is counted
 * by its last outcome. The second half of a record counts where it was written or needs attention, but was not read a second time.
 * Thread-safe.
 */
final class Tally {

    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);
    private static final int LINES_AT_ONCE = 100;
    /** Only these can be followed by another outcome in the same run. */
    private static final Set<Outcome> OPEN = EnumSet.of(Outcome.WAITING, Outcome.REFUSED, Outcome.FAILED);
    /** Not worth a line in the log: nothing happened. */
    private static final Set<Outcome> SILENT = EnumSet.of(Outcome.UNCHANGED, Outcome.SKIPPED);

    private final String runId;
    private final Direction direction;
    private final RunLog log;
    private final Clock clock;
    private final LongSupplier quickBooksCalls;
    private final LongSupplier revioCalls;
    private final long quickBooksBefore;
    private final long revioBefore;
    private final Instant startedAt;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Map<RecordKey, Outcome> stillOpen = new HashMap<>();
    private final List<RecordOutcome> lines = new ArrayList<>();
    private long read;
    private Instant savedAt;

    Tally(
            String runId,
            Direction direction,
            RunLog log,
            Clock clock,
            LongSupplier quickBooksCalls,
            LongSupplier revioCalls) {
        this.runId = runId;
        this.direction = direction;
        this.log = log;
        this.clock = clock;
        this.quickBooksCalls = quickBooksCalls;
        this.revioCalls = revioCalls;
        this.quickBooksBefore = quickBooksCalls.getAsLong();
        this.revioBefore = revioCalls.getAsLong();
        this.startedAt = clock.instant();
        this.savedAt = startedAt;
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0L);
        }
    }

    synchronized void count(RecordOutcome line) {
        Outcome before = stillOpen.remove(line.record());
        boolean secondHalf = line.record().type() != direction.type();
        if (before != null) {
            counts.merge(before, -1L, Long::sum);
        } else if (!secondHalf) {
            read++;
        }
        if (secondHalf && SILENT.contains(line.outcome())) {
            return;
        }
        counts.merge(line.outcome(), 1L, Long::sum);
        if (OPEN.contains(line.outcome())) {
            stillOpen.put(line.record(), line.outcome());
        }
        if (!SILENT.contains(line.outcome())) {
            lines.add(line);
        }
        if (lines.size() >= LINES_AT_ONCE) {
            flushLines();
        }
        if (Duration.between(savedAt, clock.instant()).compareTo(SAVE_EVERY) >= 0) {
            save(RunState.RUNNING, "");
        }
    }

    /** How many records of this run were created, updated or voided. */
    synchronized long written() {
        return report(RunState.RUNNING, "").written();
    }

    /** Stores how the run stands. */
    synchronized RunReport save(RunState state, String note) {
        flushLines();
        savedAt = clock.instant();
        RunReport report = report(state, note);
        log.save(report);
        return report;
    }

    private void flushLines() {
        if (!lines.isEmpty()) {
            log.append(runId, List.copyOf(lines));
            lines.clear();
        }
    }

    private RunReport report(RunState state, String note) {
        return new RunReport(
                runId,
                direction,
                state,
                startedAt,
                read,
                Map.copyOf(counts),
                quickBooksCalls.getAsLong() - quickBooksBefore,
                revioCalls.getAsLong() - revioBefore,
                Duration.between(startedAt, clock.instant()),
                note);
    }
}
