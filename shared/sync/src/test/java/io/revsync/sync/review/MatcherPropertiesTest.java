package io.revsync.sync.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revsync.sync.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever two lists of customers look like. Names, numbers and addresses are few, so that they clash often. */
class MatcherPropertiesTest {

    /** @param theirs both lists, links and key links by index */
    record Books(
            List<RevioEntry> ours,
            List<QuickBooksEntry> theirs,
            Map<String, String> linked,
            Map<String, Set<String>> keyLinks) {

        List<Suggestion> suggestions() {
            return new Matcher(
                            RecordType.CUSTOMER,
                            (a, b) -> a.emails().isEmpty() || b.emails().isEmpty())
                    .suggest(ours, theirs, linked, keyLinks);
        }
    }

    @Property(tries = 500)
    void eachOfOursHasOneSuggestionAndNoneOfTheirsIsSuggestedTwice(@ForAll("books") Books books) {
        List<Suggestion> suggestions = books.suggestions();

        assertThat(suggestions.stream().map(each -> each.record().id()))
                .containsExactlyElementsOf(
                        books.ours().stream().map(RevioEntry::id).toList());
        assertThat(suggestions.stream()
                        .flatMap(each -> each.suggested().stream())
                        .map(Candidate::quickBooksId))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void anAmbiguousOneOffersOnlyWhatIsSuggestedForNobody(@ForAll("books") Books books) {
        List<Suggestion> suggestions = books.suggestions();
        Set<String> suggested = new HashSet<>();
        suggestions.forEach(each -> each.suggested().ifPresent(one -> suggested.add(one.quickBooksId())));

        assertThat(suggestions.stream().filter(each -> each.confidence() == Confidence.AMBIGUOUS))
                .allSatisfy(each -> assertThat(each.candidates())
                        .isNotEmpty()
                        .noneMatch(one -> suggested.contains(one.quickBooksId())));
    }

    @Property(tries = 300)
    void theOrderInWhichRecordsComeDoesNotMatter(@ForAll("books") Books books, @ForAll Random random) {
        List<RevioEntry> ours = new ArrayList<>(books.ours());
        List<QuickBooksEntry> theirs = new ArrayList<>(books.theirs());
        Collections.shuffle(ours, random);
        Collections.shuffle(theirs, random);

        assertThat(new Books(ours, theirs, books.linked(), books.keyLinks()).suggestions())
                .containsExactlyInAnyOrderElementsOf(books.suggestions());
    }

    @Property(tries = 300)
    void whatIsLinkedIsNeverSuggestedToAnother(@ForAll("books") Books books) {
        assertThat(books.suggestions()).allSatisfy(each -> {
            Optional<String> suggested = each.suggested().map(Candidate::quickBooksId);
            String linked = books.linked().get(each.record().id());
            if (linked != null) {
                assertThat(suggested).contains(linked);
                assertThat(each.confidence()).isEqualTo(Confidence.LINKED);
            } else {
                assertThat(suggested.filter(books.linked()::containsValue)).isEmpty();
            }
        });
    }

    @Provide
    Arbitrary<Books> books() {
        Arbitrary<List<RevioEntry>> ours = entry().list().ofMaxSize(8).map(MatcherPropertiesTest::ours);
        Arbitrary<List<QuickBooksEntry>> theirs = entry().list().ofMaxSize(8).map(MatcherPropertiesTest::theirs);
        Arbitrary<List<Integer>> pairs =
                Arbitraries.integers().between(0, 7).list().ofSize(6);
        return Combinators.combine(ours, theirs, pairs).as(MatcherPropertiesTest::books);
    }

    private static Books books(List<RevioEntry> ours, List<QuickBooksEntry> theirs, List<Integer> pairs) {
        Map<String, String> linked = new HashMap<>();
        Map<String, Set<String>> keyLinks = new HashMap<>();
        if (pairs.get(0) < ours.size() && pairs.get(1) < 4) {
            linked.put(Integer.toString(pairs.get(0)), "q" + pairs.get(1));
        }
        keyLinks.put(Integer.toString(pairs.get(2)), new HashSet<>(List.of("q" + pairs.get(3), "q" + pairs.get(4))));
        keyLinks.put(Integer.toString(pairs.get(4)), Set.of("q" + pairs.get(5)));
        return new Books(ours, theirs, linked, keyLinks);
    }

    private record Traits(String name, String code, String email) {}

    private static Arbitrary<Traits> entry() {
        return Combinators.combine(
                        Arbitraries.of("Acme Corp", "Acme Corp.", "Acme", "Acne Corporation", "Bolt 1", "Bolt 2", "Q"),
                        Arbitraries.of("", "", "a-1", "a-2"),
                        Arbitraries.of("", "x@a.example", "y@a.example"))
                .as(Traits::new);
    }

    private static List<RevioEntry> ours(List<Traits> all) {
        List<RevioEntry> entries = new ArrayList<>();
        for (Traits each : all) {
            entries.add(new RevioEntry(
                    Integer.toString(entries.size()),
                    each.name(),
                    "",
                    some(each.code()),
                    some(each.email()),
                    JsonNodeFactory.instance.objectNode()));
        }
        return entries;
    }

    private static List<QuickBooksEntry> theirs(List<Traits> all) {
        List<QuickBooksEntry> entries = new ArrayList<>();
        for (Traits each : all) {
            entries.add(new QuickBooksEntry(
                    "q" + entries.size(),
                    "0",
                    List.of(each.name()),
                    "",
                    some(each.code()),
                    some(each.email()),
                    Optional.empty(),
                    JsonNodeFactory.instance.objectNode()));
        }
        return entries;
    }

    private static List<String> some(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
