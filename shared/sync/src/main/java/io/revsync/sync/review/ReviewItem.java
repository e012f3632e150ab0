package io.revsync.sync.review;

import java.util.Optional;

/** A suggestion and what was decided about it. */
public record ReviewItem(Suggestion suggestion, Optional<Decision> decision) {

    /** What was decided; what is linked already needs no decision. */
    public DecisionKind kind() {
        return suggestion.confidence() == Confidence.LINKED
                ? DecisionKind.CONFIRMED
                : decision.map(Decision::kind).orElse(DecisionKind.UNDECIDED);
    }
}
