package io.revsync.sync.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.sync.RecordKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What an admin has decided about a Rev.io record.
 *
 * @param target the QuickBooks record that is its other half; present exactly if {@code kind} is CONFIRMED or MAPPED
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Decision(RecordKey record, DecisionKind kind, Optional<Candidate> target, String by, Instant at) {

    public Decision {
        boolean matched = kind == DecisionKind.CONFIRMED || kind == DecisionKind.MAPPED;
        if (target.isPresent() != matched) {
            throw new IllegalArgumentException(kind + (matched ? " needs a QuickBooks record." : " takes none."));
        }
    }
}
