package io.revsync.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.review.Candidate;
import io.revsync.sync.review.Confidence;
import io.revsync.sync.review.Decision;
import io.revsync.sync.review.DecisionKind;
import io.revsync.sync.review.ReadPage;
import io.revsync.sync.review.Source;
import io.revsync.sync.review.Suggestion;
import io.revsync.sync.store.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the matching review stores. */
interface MatchesContract extends OnAws {

    @Test
    default void pagesThatWereReadAreKeptInOrderAndPerRound() {
        DynamoDbReviews reviews = new DynamoDbReviews(company().books);
        reviews.keep(1, new ReadPage(Source.REVIO_CUSTOMERS, 2, 1000, true, "[2]"));
        reviews.keep(1, new ReadPage(Source.REVIO_CUSTOMERS, 1, 500, false, "[1]"));
        reviews.keep(1, new ReadPage(Source.REVIO_CUSTOMERS, 1, 500, false, "[1]"));
        assertThat(reviews.pages(1, Source.REVIO_CUSTOMERS))
                .extracting(ReadPage::content)
                .containsExactly("[1]", "[2]");
        assertThat(reviews.pages(2, Source.REVIO_CUSTOMERS)).isEmpty();
        assertThat(reviews.pages(1, Source.QUICKBOOKS_CUSTOMERS)).isEmpty();
        reviews.forgetPages();
        assertThat(reviews.pages(1, Source.REVIO_CUSTOMERS)).isEmpty();
    }

    @Test
    default void suggestionsComeInTheOrderOfTheirNumbersAndAreReplacedWhole() {
        DynamoDbSuggestions suggestions = new DynamoDbSuggestions(company().books);
        suggestions.replace(
                RecordType.CUSTOMER,
                IntStream.rangeClosed(1, 250)
                        .mapToObj(id -> suggestion(251 - id, "first"))
                        .toList());
        assertThat(ids(suggestions, ""))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 250)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(ids(suggestions, "99")).startsWith("100").hasSize(151);

        suggestions.replace(RecordType.CUSTOMER, List.of(suggestion(7, "second"), suggestion(300, "second")));
        assertThat(ids(suggestions, "")).containsExactly("7", "300");
        assertThat(suggestions.of(customer(7))).contains(suggestion(7, "second"));
        assertThat(suggestions.of(customer(8))).isEmpty();
        assertThat(suggestions.after(RecordType.PRODUCT, "")).isExhausted();
    }

    @Test
    default void aQuickBooksRecordIsTheTargetOfOneDecisionOnlyUntilThatIsChanged() {
        DynamoDbDecisions decisions = new DynamoDbDecisions(company().books);
        Decision first = decision(1, DecisionKind.CONFIRMED, "50");
        Decision second = decision(2, DecisionKind.MAPPED, "50");
        assertThat(decisions.put(List.of(first))).isEmpty();
        assertThat(decisions.put(List.of(second))).isEqualTo(Map.of(second, "1"));
        assertThat(decisions.about(RecordType.CUSTOMER, List.of("1", "2"))).isEqualTo(Map.of("1", first));

        assertThat(decisions.put(List.of(decision(1, DecisionKind.MAPPED, "51"))))
                .isEmpty();
        assertThat(decisions.put(List.of(second))).isEmpty();
        assertThat(decisions.put(
                        List.of(decision(1, DecisionKind.REJECTED, ""), decision(3, DecisionKind.MAPPED, "51"))))
                .isEmpty();
    }

    @Test
    default void manyDecisionsAreTakenButForThoseWhoseTargetIsAnothers() {
        DynamoDbDecisions decisions = new DynamoDbDecisions(company().books);
        decisions.put(List.of(decision(1000, DecisionKind.MAPPED, "60")));
        List<Decision> many = new ArrayList<>();
        IntStream.rangeClosed(1, 100).forEach(id -> many.add(decision(id, DecisionKind.CONFIRMED, "" + id)));
        assertThat(decisions.put(many)).isEqualTo(Map.of(many.get(59), "1000"));
        List<String> ids = many.stream().map(each -> each.record().id()).toList();
        assertThat(decisions.about(RecordType.CUSTOMER, ids)).hasSize(99);
    }

    @Test
    default void syncsAreToldWhatToIgnoreAndWhatToCreate() {
        DynamoDbDecisions decisions = new DynamoDbDecisions(company().books);
        decisions.put(List.of(
                decision(1, DecisionKind.IGNORE, ""),
                decision(2, DecisionKind.CREATE, ""),
                decision(3, DecisionKind.REJECTED, ""),
                decision(4, DecisionKind.CONFIRMED, "54"),
                decision(5, DecisionKind.UNDECIDED, "")));
        List<RecordKey> records =
                IntStream.rangeClosed(1, 6).mapToObj(MatchesContract::customer).toList();
        assertThat(decisions.about(records))
                .isEqualTo(Map.of(customer(1), Choice.IGNORE, customer(2), Choice.CREATE, customer(3), Choice.CREATE));
    }

    @Test
    default void aRejectedProductIsNotMadeUnlessSomebodyAsksForIt() {
        DynamoDbDecisions decisions = new DynamoDbDecisions(company().books);
        RecordKey product = new RecordKey(RecordType.PRODUCT, "3");
        decisions.put(List.of(
                new Decision(product, DecisionKind.REJECTED, Optional.empty(), "admin", java.time.Instant.EPOCH)));
        assertThat(decisions.about(List.of(product))).isEmpty();
    }

    private static List<String> ids(DynamoDbSuggestions suggestions, String after) {
        List<String> ids = new ArrayList<>();
        suggestions
                .after(RecordType.CUSTOMER, after)
                .forEachRemaining(each -> ids.add(each.record().id()));
        return ids;
    }

    private static RecordKey customer(int id) {
        return new RecordKey(RecordType.CUSTOMER, Integer.toString(id));
    }

    private static Suggestion suggestion(int id, String reason) {
        return new Suggestion(customer(id), "Customer " + id, "", Confidence.NONE, List.of(), reason);
    }

    private static Decision decision(int id, DecisionKind kind, String quickBooksId) {
        Optional<Candidate> target =
                quickBooksId.isEmpty() ? Optional.empty() : Optional.of(new Candidate(quickBooksId, "Acme", "", "0"));
        return new Decision(customer(id), kind, target, "ann", Company.START);
    }
}
