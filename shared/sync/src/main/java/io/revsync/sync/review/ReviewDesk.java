package io.revsync.sync.review;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Comparison;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.links.NotPossibleException;
import io.revsync.sync.links.NotPossibleException.Why;
import io.revsync.sync.store.Choices;
import io.revsync.sync.store.KeyLinks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The review as an admin handles it. Writes to neither system. */
public final class ReviewDesk {

    /** Items an answer holds. */
    public static final int PAGE = 100;
    /** Search results an answer holds. */
    private static final int FOUND = 50;
    /** Left for the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(8);

    private final Reviews reviews;
    private final Suggestions suggestions;
    private final Decisions decisions;
    private final KeyLinks keyLinks;
    private final QuickBooksClient quickBooks;
    private final ReviewCall call;
    private final Clock clock;

    public ReviewDesk(
            Reviews reviews,
            Suggestions suggestions,
            Decisions decisions,
            KeyLinks keyLinks,
            QuickBooksClient quickBooks,
            ReviewCall call,
            Clock clock) {
        this.reviews = reviews;
        this.suggestions = suggestions;
        this.decisions = decisions;
        this.keyLinks = keyLinks;
        this.quickBooks = quickBooks;
        this.call = call;
        this.clock = clock;
    }

    /** The review; empty if none was ever started. */
    public Optional<Review> review() {
        return reviews.load();
    }

    /**
     * Starts the review, or starts it again. What was decided stays. One that runs already goes on.
     *
     * @throws NotPossibleException while links are being written
     */
    public Review start(String by) {
        Review review = reviews.change(before -> {
                    refuseWhileFinishing(before);
                    return before.filter(each -> each.state() == ReviewState.RUNNING)
                            .or(() -> Optional.of(Review.started(before, clock.instant(), by)));
                })
                .orElseThrow();
        wake(review);
        return review;
    }

    /**
     * Writes the links of what is confirmed and mapped, soon.
     *
     * @throws NotPossibleException if there are no suggestions yet
     */
    public Review finish(String by) {
        Review review = reviews.change(before -> {
                    if (before.isEmpty() || before.get().state() == ReviewState.RUNNING) {
                        throw new NotPossibleException(
                                Why.IN_THE_WAY,
                                "The review has no suggestions yet.",
                                "Start it, or wait until both sides are read.");
                    }
                    return before.get().state() == ReviewState.FINISHING
                            ? before
                            : Optional.of(before.get().finishing(by));
                })
                .orElseThrow();
        wake(review);
        return review;
    }

    private void wake(Review review) {
        if (!review.busy(clock.instant())) {
            call.goOn();
        }
    }

    private static void refuseWhileFinishing(Optional<Review> review) {
        if (review.filter(each -> each.state() == ReviewState.FINISHING).isPresent()) {
            throw new NotPossibleException(
                    Why.IN_THE_WAY,
                    "The links of this review are being written.",
                    "Wait until that is done; it takes a minute or two.");
        }
    }

    /** All items of a type, in the order of their Rev.io ids, those behind this one; read lazily. */
    public Iterator<ReviewItem> items(RecordType type, String after) {
        Iterator<Suggestion> all = suggestions.after(type, after);
        return new Iterator<>() {
            private Iterator<ReviewItem> some = List.<ReviewItem>of().iterator();

            @Override
            public boolean hasNext() {
                return some.hasNext() || all.hasNext();
            }

            @Override
            public ReviewItem next() {
                if (!some.hasNext()) {
                    some = joined(type, some(all)).iterator();
                }
                return some.next();
            }
        };
    }

    private static List<Suggestion> some(Iterator<Suggestion> all) {
        List<Suggestion> some = new ArrayList<>();
        while (all.hasNext() && some.size() < PAGE) {
            some.add(all.next());
        }
        return some;
    }

    private List<ReviewItem> joined(RecordType type, List<Suggestion> some) {
        Map<String, Decision> decided = decisions.about(
                type, some.stream().map(each -> each.record().id()).toList());
        return some.stream()
                .map(each -> new ReviewItem(
                        each, Optional.ofNullable(decided.get(each.record().id()))))
                .toList();
    }

    /**
     * Decides about a record.
     *
     * @param quickBooksId its other half, if it is to be mapped
     * @throws NotPossibleException if there is no such suggestion, or the QuickBooks record is another's
     */
    public ReviewItem decide(
            RecordKey record, DecisionKind kind, Optional<String> quickBooksId, String by, Deadline deadline) {
        refuseWhileFinishing(reviews.load());
        Suggestion suggestion = suggestions
                .of(record)
                .orElseThrow(() -> new NotPossibleException(
                        Why.NOT_THERE,
                        "The review knows no Rev.io " + record + ".",
                        "Start the review again if the record is new."));
        if (suggestion.confidence() == Confidence.LINKED) {
            throw new NotPossibleException(
                    Why.IN_THE_WAY,
                    suggestion.name() + " is linked already.",
                    "Unlink or relink it; links are kept beside the review.");
        }
        Optional<Candidate> target = target(suggestion, kind, quickBooksId, deadline);
        target.ifPresent(candidate -> refuseIfLinked(record, candidate));
        Decision decision = new Decision(record, kind, target, by, clock.instant());
        Optional.ofNullable(decisions.put(List.of(decision)).get(decision)).ifPresent(holder -> {
            throw new NotPossibleException(
                    Why.IN_THE_WAY,
                    target.map(Candidate::name).orElse("It") + " is chosen for Rev.io "
                            + new RecordKey(record.type(), holder) + " already.",
                    "Change the decision about that one first.");
        });
        return new ReviewItem(suggestion, Optional.of(decision));
    }

    private Optional<Candidate> target(
            Suggestion suggestion, DecisionKind kind, Optional<String> quickBooksId, Deadline deadline) {
        return switch (kind) {
            case CONFIRMED ->
                Optional.of(suggestion
                        .suggested()
                        .filter(candidate -> quickBooksId
                                .map(candidate.quickBooksId()::equals)
                                .orElse(true))
                        .orElseThrow(() -> new NotPossibleException(
                                Why.WRONG,
                                "Nothing, or something else, is suggested for " + suggestion.name() + ".",
                                "Map it to the QuickBooks record you mean.")));
            case MAPPED ->
                Optional.of(mapped(
                        suggestion,
                        quickBooksId.orElseThrow(() -> new NotPossibleException(
                                Why.WRONG, "Mapped to what?", "Name the QuickBooks record by \"quickBooksId\".")),
                        deadline));
            case UNDECIDED, REJECTED, CREATE, IGNORE -> Optional.empty();
        };
    }

    private Candidate mapped(Suggestion suggestion, String quickBooksId, Deadline deadline) {
        return suggestion.candidates().stream()
                .filter(candidate -> candidate.quickBooksId().equals(quickBooksId))
                .findFirst()
                .or(() -> read(suggestion.record().type(), quickBooksId, deadline))
                .orElseThrow(() -> new NotPossibleException(
                        Why.WRONG,
                        "QuickBooks has no such "
                                + suggestion.record().type().quickBooksName() + " that can be used: " + quickBooksId
                                + ".",
                        "Search it by its name and take it from there."));
    }

    private Optional<Candidate> read(RecordType type, String quickBooksId, Deadline deadline) {
        return type == RecordType.PRODUCT
                ? quickBooks
                        .read(Entity.ITEM, quickBooksId, deadline)
                        .filter(Item::sellable)
                        .map(Entries::of)
                        .map(QuickBooksEntry::candidate)
                : quickBooks
                        .read(Entity.CUSTOMER, quickBooksId, deadline)
                        .map(Entries::of)
                        .map(QuickBooksEntry::candidate);
    }

    private void refuseIfLinked(RecordKey record, Candidate candidate) {
        keyLinks.byQuickBooksId(record.type(), candidate.quickBooksId())
                .filter(link -> !link.record().equals(record))
                .ifPresent(link -> {
                    throw new NotPossibleException(
                            Why.IN_THE_WAY,
                            candidate.name() + " is linked to Rev.io " + link.record() + " already.",
                            "Unlink that one first.");
                });
    }

    /**
     * What came of confirming many.
     *
     * @param confirmed how many were
     * @param notTaken how many were not, because their QuickBooks record was chosen for another by hand
     * @param more whether time was up before all were looked at
     */
    public record Confirmed(long confirmed, long notTaken, boolean more) {}

    /** Confirms every exact suggestion nobody has decided about. */
    public Confirmed confirmExact(String by, Deadline deadline) {
        refuseWhileFinishing(reviews.load());
        long confirmed = 0;
        long notTaken = 0;
        for (RecordType type : Choices.REVIEWED) {
            Iterator<ReviewItem> items = items(type, "");
            while (items.hasNext()) {
                if (deadline.within(RESERVE)) {
                    return new Confirmed(confirmed, notTaken, true);
                }
                List<Decision> some = new ArrayList<>();
                while (items.hasNext() && some.size() < PAGE) {
                    ReviewItem item = items.next();
                    if (item.kind() == DecisionKind.UNDECIDED
                            && item.suggestion().confidence().exact()) {
                        some.add(new Decision(
                                item.suggestion().record(),
                                DecisionKind.CONFIRMED,
                                item.suggestion().suggested(),
                                by,
                                clock.instant()));
                    }
                }
                int refused = decisions.put(some).size();
                confirmed += some.size() - refused;
                notTaken += refused;
            }
        }
        return new Confirmed(confirmed, notTaken, false);
    }

    /** QuickBooks records whose name has this text in it, for mapping by hand; the first {@value #FOUND}. */
    public List<Candidate> search(RecordType type, String text, Deadline deadline) {
        String like = "%" + text.strip() + "%";
        return type == RecordType.PRODUCT
                ? quickBooks
                        .pages(Query.from(Entity.ITEM).where("Name", Comparison.LIKE, like), FOUND, deadline)
                        .next()
                        .stream()
                        .filter(Item::sellable)
                        .map(Entries::of)
                        .map(QuickBooksEntry::candidate)
                        .toList()
                : quickBooks
                        .pages(Query.from(Entity.CUSTOMER).where("DisplayName", Comparison.LIKE, like), FOUND, deadline)
                        .next()
                        .stream()
                        .map(Entries::of)
                        .map(QuickBooksEntry::candidate)
                        .toList();
    }
}
