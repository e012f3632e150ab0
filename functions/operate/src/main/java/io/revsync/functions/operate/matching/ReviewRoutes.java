package io.revsync.functions.operate.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiRequest;
import io.revsync.api.Endpoint;
import io.revsync.functions.operate.matching.ReviewView.Counts;
import io.revsync.functions.operate.matching.ReviewView.Item;
import io.revsync.functions.operate.matching.ReviewView.Other;
import io.revsync.functions.operate.matching.ReviewView.Page;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.review.Confidence;
import io.revsync.sync.review.DecisionKind;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.ReviewDesk;
import io.revsync.sync.review.ReviewItem;
import io.revsync.sync.review.ReviewState;
import io.revsync.sync.review.Suggestion;
import io.revsync.sync.store.Choices;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The routes of the review. */
final class ReviewRoutes {

    private final Matches matches;

    ReviewRoutes(Matches matches) {
        this.matches = matches;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/review", request -> ApiAnswer.json(200, overview())),
                Endpoint.post("/review", this::start),
                Endpoint.get("/review/suggestions", request -> ApiAnswer.json(200, suggestions(request))),
                Endpoint.put("/review/suggestions/{type}/{revioId}", this::decide),
                Endpoint.post("/review/confirm-exact", this::confirmExact),
                Endpoint.get("/review/search", this::search),
                Endpoint.post("/review/finish", this::finish));
    }

    private ReviewView overview() {
        ReviewDesk desk = matches.review();
        return desk.review()
                .map(review -> ReviewView.of(review, counts(review, desk)))
                .orElseGet(ReviewView::none);
    }

    /** While both sides are read, what was suggested before is being replaced. */
    private static Optional<Map<String, Counts>> counts(Review review, ReviewDesk desk) {
        if (review.state() == ReviewState.RUNNING) {
            return Optional.empty();
        }
        Map<String, Counts> counts = new LinkedHashMap<>();
        for (RecordType type : Choices.REVIEWED) {
            counts.put(Asked.key(type), Counts.of(desk.items(type, "")));
        }
        return Optional.of(counts);
    }

    private ApiAnswer start(ApiRequest request) {
        Review review = Asked.possible(
                () -> matches.review().start(request.requireAdmin().name()));
        return ApiAnswer.json(202, ReviewView.of(review, Optional.empty()));
    }

    private ApiAnswer finish(ApiRequest request) {
        Review review = Asked.possible(
                () -> matches.review().finish(request.requireAdmin().name()));
        return ApiAnswer.json(202, ReviewView.of(review, Optional.empty()));
    }

    private Page suggestions(ApiRequest request) {
        RecordType type = Asked.reviewed(request);
        Predicate<ReviewItem> wanted = wanted(request);
        String after = Optional.ofNullable(request.query().get("after"))
                .filter(text -> !text.isEmpty())
                .map(Asked::id)
                .orElse("");
        Iterator<ReviewItem> items = matches.review().items(type, after);
        List<Item> page = new ArrayList<>();
        while (items.hasNext()) {
            ReviewItem item = items.next();
            if (wanted.test(item)) {
                if (page.size() == ReviewDesk.PAGE) {
                    return new Page(page, Optional.of(page.get(page.size() - 1).revioId()));
                }
                page.add(Item.of(item));
            }
        }
        return new Page(page, Optional.empty());
    }

    private static Predicate<ReviewItem> wanted(ApiRequest request) {
        Optional<Confidence> confidence = Asked.word(request, "confidence", Confidence::of);
        Optional<DecisionKind> decision = Asked.word(request, "decision", DecisionKind::of);
        String search = request.query().getOrDefault("search", "").strip().toLowerCase(Locale.ROOT);
        return item -> confidence.map(item.suggestion().confidence()::equals).orElse(true)
                && decision.map(item.kind()::equals).orElse(true)
                && (search.isEmpty() || mentions(item.suggestion(), search));
    }

    private static boolean mentions(Suggestion suggestion, String search) {
        return suggestion.record().id().equals(search)
                || Stream.concat(
                                Stream.of(suggestion.name(), suggestion.detail()),
                                suggestion.candidates().stream().map(candidate -> candidate.name()))
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(search));
    }

    private ApiAnswer decide(ApiRequest request) {
        RecordKey record = Asked.record(request, Choices.REVIEWED);
        Wanted wanted = request.json(Wanted.class);
        DecisionKind kind;
        try {
            kind = DecisionKind.of(String.valueOf(wanted.decision()));
        } catch (IllegalArgumentException e) {
            throw Asked.wrong(
                    "decision-unknown",
                    e.getMessage(),
                    "There are: confirmed, rejected, mapped, create, ignore, undecided.");
        }
        Optional<String> quickBooksId =
                Optional.ofNullable(wanted.quickBooksId()).map(Asked::id);
        return ApiAnswer.json(200, Item.of(Asked.possible(() -> matches.review()
                .decide(record, kind, quickBooksId, request.requireAdmin().name(), request.deadline()))));
    }

    private ApiAnswer confirmExact(ApiRequest request) {
        return ApiAnswer.json(200, Asked.possible(() -> matches.review()
                .confirmExact(request.requireAdmin().name(), request.deadline())));
    }

    private ApiAnswer search(ApiRequest request) {
        RecordType type = Asked.reviewed(request);
        String text = request.query().getOrDefault("q", "").strip();
        if (text.isEmpty()) {
            throw Asked.wrong("search-empty", "Nothing is searched for.", "Give a part of the name as q.");
        }
        return ApiAnswer.json(
                200,
                new Found(matches.review().search(type, text, request.deadline()).stream()
                        .map(Other::of)
                        .toList()));
    }

    /** @param quickBooksId with "mapped" */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wanted(String decision, String quickBooksId) {}

    /** QuickBooks records. */
    record Found(List<Other> found) {}
}
