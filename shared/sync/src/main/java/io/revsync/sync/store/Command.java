package io.revsync.sync.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.RecordKey;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One write, with all that is needed to send it, to recognise its effect, and to settle it; also after a crash, when the
 * record it came from is no longer at hand.
 *
 * @param record the record it is for, of the side it comes from
 * @param label how people call the record, e.g. "bill 1001 of Acme Corp"
 * @param operation what to do
 * @param body the entity exactly as sent
 * @param fingerprint of the desired record, stored with the link
 * @param total what the record must total in QuickBooks, where it has a total
 * @param attempt 0 at first; one more each time a corrected command follows a refused one
 */
public record Command(
        RecordKey record,
        String label,
        Operation operation,
        ObjectNode body,
        String fingerprint,
        Optional<BigDecimal> total,
        int attempt) {

    /** The command once more, with another body. */
    public Command again(ObjectNode corrected) {
        return again(operation, corrected);
    }

    /** The command once more, as another operation with another body. */
    public Command again(Operation instead, ObjectNode corrected) {
        return new Command(record, label, instead, corrected, fingerprint, total, attempt + 1);
    }
}
