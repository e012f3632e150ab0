package io.revsync.rehearsal;

import io.revsync.rehearsal.report.Figures;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What one round did.
 *
 * @param directions in the order they ran
 * @param handovers how often runs of a direction handed themselves on because their time was used up
 * @param stops a sentence per run that did not come to its end
 */
record RoundResult(Map<Direction, Figures> directions, Map<Direction, Integer> handovers, List<String> stops) {

    static RoundResult nothingYet() {
        return new RoundResult(new EnumMap<>(Direction.class), new EnumMap<>(Direction.class), new ArrayList<>());
    }

    /** Whether another round can be expected to get further. */
    boolean worthAnother() {
        return !stops.isEmpty() || count(Outcome.FAILED) > 0 || count(Outcome.WAITING) > 0 && written() > 0;
    }

    private long written() {
        return count(Outcome.CREATED) + count(Outcome.UPDATED) + count(Outcome.VOIDED);
    }

    private long count(Outcome outcome) {
        ToLongFunction<Figures> counted = figures -> figures.count(outcome);
        return directions.values().stream().mapToLong(counted).sum();
    }
}
