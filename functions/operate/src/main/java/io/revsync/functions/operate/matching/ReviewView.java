package io.revsync.functions.operate.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.sync.RecordType;
import io.revsync.sync.review.Candidate;
import io.revsync.sync.review.Confidence;
import io.revsync.sync.review.Decision;
import io.revsync.sync.review.DecisionKind;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.ReviewItem;
import io.revsync.sync.review.Source;
import io.revsync.sync.review.Summary;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The review as the API tells it.
 *
 * @param state none, running, ready, finishing or confirmed
 * @param note why it does not go on by itself; empty when nothing stands in the way
 * @param read rows read so far
 * @param counts of suggestions, once there are any
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReviewView(
        String state,
        Optional<Instant> startedAt,
        String startedBy,
        String note,
        Map<String, Read> read,
        Optional<Map<String, Counts>> counts,
        Optional<Instant> finishedAt,
        String finishedBy,
        Optional<Summary> summary) {

    static ReviewView none() {
        return new ReviewView(
                "none", Optional.empty(), "", "", Map.of(), Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    static ReviewView of(Review review, Optional<Map<String, Counts>> counts) {
        return new ReviewView(
                review.state().key(),
                Optional.of(review.startedAt()),
                review.startedBy(),
                review.note(),
                Map.of(
                        "customer", read(review, Source.REVIO_CUSTOMERS, Source.QUICKBOOKS_CUSTOMERS),
                        "product", read(review, Source.REVIO_PRODUCTS, Source.QUICKBOOKS_ITEMS)),
                counts,
                review.finishedAt(),
                review.finishedBy(),
                review.summary());
    }

    private static Read read(Review review, Source revio, Source quickBooks) {
        return new Read(review.read().getOrDefault(revio, 0L), review.read().getOrDefault(quickBooks, 0L));
    }

    /** Rows of each side. */
    record Read(long revio, long quickBooks) {}

    /** @param exactUndecided how many "confirm all exact" would confirm */
    record Counts(long total, Map<Confidence, Long> confidence, Map<DecisionKind, Long> decision, long exactUndecided) {

        static Counts of(Iterator<ReviewItem> items) {
            Map<Confidence, Long> confidence = new EnumMap<>(Confidence.class);
            Map<DecisionKind, Long> decision = new EnumMap<>(DecisionKind.class);
            long total = 0;
            long exactUndecided = 0;
            while (items.hasNext()) {
                ReviewItem item = items.next();
                total++;
                confidence.merge(item.suggestion().confidence(), 1L, Long::sum);
                decision.merge(item.kind(), 1L, Long::sum);
                if (item.kind() == DecisionKind.UNDECIDED
                        && item.suggestion().confidence().exact()) {
                    exactUndecided++;
                }
            }
            return new Counts(total, confidence, decision, exactUndecided);
        }
    }

    /** A QuickBooks record. */
    record Other(String quickBooksId, String name, String detail) {
        static Other of(Candidate candidate) {
            return new Other(candidate.quickBooksId(), candidate.name(), candidate.detail());
        }
    }

    /** @param next where the following page begins; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Page(List<Item> suggestions, Optional<String> next) {}

    /**
     * A suggestion and its decision.
     *
     * @param name of the Rev.io record
     * @param candidates the one suggested, or those to choose from
     * @param target the QuickBooks record it will be linked to, by decision
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            String type,
            String revioId,
            String name,
            String detail,
            Confidence confidence,
            String reason,
            List<Other> candidates,
            DecisionKind decision,
            Optional<Other> target,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt) {

        static Item of(ReviewItem item) {
            RecordType type = item.suggestion().record().type();
            return new Item(
                    Asked.key(type),
                    item.suggestion().record().id(),
                    item.suggestion().name(),
                    item.suggestion().detail(),
                    item.suggestion().confidence(),
                    item.suggestion().reason(),
                    item.suggestion().candidates().stream().map(Other::of).toList(),
                    item.kind(),
                    item.decision().flatMap(Decision::target).map(Other::of),
                    item.decision().map(Decision::by),
                    item.decision().map(Decision::at));
        }
    }
}
