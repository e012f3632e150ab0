package io.revsync.sync;

import java.util.Optional;

/**
 * One record's line in the run log.
 *
 * @param record the record that was read
 * @param outcome what became of it
 * @param otherId the id of the record on the other side, if there is one
 * @param note why, in words an accountant understands; empty when the outcome says it all
 */
public record RecordOutcome(RecordKey record, Outcome outcome, Optional<String> otherId, String note) {

    public static RecordOutcome of(RecordKey record, Outcome outcome) {
        return new RecordOutcome(record, outcome, Optional.empty(), "");
    }
}
