package io.revsync.sync.review;

import io.revsync.revio.Customer;
import io.revsync.sync.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For QuickBooks customers that nobody has linked: which of Rev.io's customers they may be. Pure. */
public final class CustomerMatches {

    private final Map<String, Suggestion> byQuickBooksId = new HashMap<>();

    /**
     * @param quickBooks those without a link
     * @param revio all there are, linked or not
     * @param keyLinks by Rev.io id the QuickBooks ids that Rev.io's own key links name
     */
    public CustomerMatches(
            List<io.revsync.quickbooks.Customer> quickBooks, List<Customer> revio, Map<String, Set<String>> keyLinks) {
        new Matcher(RecordType.CUSTOMER, Entries::believable)
                .suggest(
                        revio.stream().map(Entries::of).toList(),
                        quickBooks.stream().map(Entries::of).toList(),
                        Map.of(),
                        keyLinks)
                .forEach(suggestion -> suggestion
                        .candidates()
                        .forEach(candidate ->
                                byQuickBooksId.merge(candidate.quickBooksId(), suggestion, CustomerMatches::surer)));
    }

    private static Suggestion surer(Suggestion one, Suggestion other) {
        return one.confidence().compareTo(other.confidence()) <= 0 ? one : other;
    }

    /** The surest of the suggestions that name this customer; empty if nothing in Rev.io is like it. */
    public Optional<Suggestion> of(String quickBooksId) {
        return Optional.ofNullable(byQuickBooksId.get(quickBooksId));
    }
}
