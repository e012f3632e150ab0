package io.revsync.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a run did, so far or in all.
 *
 * @param runId unique; sorts by start time
 * @param direction what it moved
 * @param state how it stands
 * @param startedAt when it began
 * @param read records read
 * @param outcomes how many records had each outcome; every outcome is present
 * @param quickBooksCalls calls made to QuickBooks
 * @param revioCalls calls made to Rev.io
 * @param took how long it ran
 * @param note why it ended early, in words an accountant understands; empty when it did not
 */
public record RunReport(
        String runId,
        Direction direction,
        RunState state,
        Instant startedAt,
        long read,
        Map<Outcome, Long> outcomes,
        long quickBooksCalls,
        long revioCalls,
        Duration took,
        String note) {

    /** How many records had this outcome. */
    public long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Records written: created, updated, voided. */
    public long written() {
        return count(Outcome.CREATED) + count(Outcome.UPDATED) + count(Outcome.VOIDED);
    }
}
