package io.revsync.rehearsal.report;

import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the runs of one direction did. Reads, writes, calls and seconds add up over runs. Waiting, refused and failed do not: they are how
 * many records stand so at the end, for a record that failed in one run and was written in the next has not failed.
 */
public record Figures(long read, Map<Outcome, Long> outcomes, long quickBooksCalls, long revioCalls, Duration took) {

    /** Before anything ran. */
    public static final Figures NONE = new Figures(0, Map.of(), 0, 0, Duration.ZERO);

    private static final Set<Outcome> STANDING = EnumSet.of(Outcome.WAITING, Outcome.REFUSED, Outcome.FAILED);

    public Figures {
        outcomes = Map.copyOf(outcomes);
    }

    public long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    public long calls() {
        return quickBooksCalls + revioCalls;
    }

    /** Adds a run; the standing counts become that run's. */
    public Figures plus(RunReport run) {
        return plus(new Figures(run.read(), run.outcomes(), run.quickBooksCalls(), run.revioCalls(), run.took()));
    }

    /** Adds later figures of the same direction. */
    public Figures plus(Figures later) {
        Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            long before = STANDING.contains(outcome) ? 0 : count(outcome);
            sums.put(outcome, before + later.count(outcome));
        }
        return new Figures(
                read + later.read,
                sums,
                quickBooksCalls + later.quickBooksCalls,
                revioCalls + later.revioCalls,
                took.plus(later.took));
    }

    /** The same with other standing counts. */
    public Figures standing(long waiting, long refused, long failed) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        counts.putAll(outcomes);
        counts.put(Outcome.WAITING, waiting);
        counts.put(Outcome.REFUSED, refused);
        counts.put(Outcome.FAILED, failed);
        return new Figures(read, counts, quickBooksCalls, revioCalls, took);
    }
}
