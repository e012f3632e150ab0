package io.revsync.sync.review;

import io.revsync.sync.RecordKey;
import java.util.List;
import java.util.Optional;

/**
 * What the review thinks of one Rev.io record.
 *
 * @param name of the Rev.io record
 * @param detail what else tells it apart, for people
 * @param candidates the one suggested; those among which it cannot choose, the likeliest first; or none
 * @param reason why, in words an accountant understands
 */
public record Suggestion(
        RecordKey record,
        String name,
        String detail,
        Confidence confidence,
        List<Candidate> candidates,
        String reason) {

    public Suggestion {
        candidates = List.copyOf(candidates);
    }

    /** The QuickBooks record it suggests. */
    public Optional<Candidate> suggested() {
        return confidence.names() ? candidates.stream().findFirst() : Optional.empty();
    }
}
