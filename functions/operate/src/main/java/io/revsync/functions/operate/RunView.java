package io.revsync.functions.operate;

import io.revsync.sync.RunReport;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run as the API tells it.
 *
 * @param state such as {@code finished} or {@code already-running}
 * @param seconds it took, or has taken so far
 * @param outcomes how many records had each outcome; those nobody had are left out
 * @param note why it ended early; empty when it did not
 */
record RunView(
        String id,
        String direction,
        String state,
        Instant startedAt,
        long seconds,
        long read,
        Map<String, Long> outcomes,
        long quickBooksCalls,
        long revioCalls,
        String note) {

    static RunView of(RunReport run) {
        Map<String, Long> outcomes = new TreeMap<>();
        run.outcomes().forEach((outcome, count) -> {
            if (count > 0) {
                outcomes.put(Spelling.of(outcome), count);
            }
        });
        return new RunView(
                run.runId(),
                run.direction().key(),
                Spelling.of(run.state()),
                run.startedAt(),
                run.took().toSeconds(),
                run.read(),
                outcomes,
                run.quickBooksCalls(),
                run.revioCalls(),
                run.note());
    }
}
