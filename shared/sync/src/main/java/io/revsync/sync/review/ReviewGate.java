package io.revsync.sync.review;

import java.time.Instant;
import java.util.Optional;

/**
 * Nothing is written to either side before an admin has finished the company's matching review: a record that is there already on the other
 * side would be made a second time. Once it was finished it may be started again without stopping the syncs.
 */
public final class ReviewGate {

    private final Reviews reviews;

    public ReviewGate(Reviews reviews) {
        this.reviews = reviews;
    }

    /** When the review was last finished; empty while syncs wait for that. */
    public Optional<Instant> openSince() {
        return reviews.load().flatMap(Review::finishedAt);
    }

    /** Why syncs wait, in words; empty if they need not. */
    public Optional<String> pause() {
        Optional<Review> review = reviews.load();
        if (review.flatMap(Review::finishedAt).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                review.map(Review::state).map(ReviewGate::sentence).orElse("The matching review has not begun.")
                        + " Nothing is written to either side before it is finished. Finish it under Matching; syncing starts by itself.");
    }

    private static String sentence(ReviewState state) {
        return switch (state) {
            case RUNNING -> "The matching review is still reading both sides.";
            case READY -> "The matching review is not finished yet.";
            case FINISHING, CONFIRMED -> "The matching review is writing its links.";
        };
    }
}
