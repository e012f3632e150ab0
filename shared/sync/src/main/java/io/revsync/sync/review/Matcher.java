package io.revsync.sync.review;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Suggests for each Rev.io record of a type its other half in QuickBooks. A QuickBooks record is suggested once at most. Pure. */
final class Matcher {

    /** More than this an admin does not want to choose from. */
    private static final int MOST_CANDIDATES = 5;

    private final RecordType type;
    private final Likeness likeness;

    /** @param believable whether nothing contradicts what equal names suggest */
    Matcher(RecordType type, BiPredicate<RevioEntry, QuickBooksEntry> believable) {
        this.type = type;
        this.likeness = new Likeness(believable);
    }

    /**
     * One suggestion for each of ours, in their order.
     *
     * @param linked QuickBooks ids by the Rev.io ids they are linked to
     * @param keyLinks by Rev.io id the QuickBooks ids that Rev.io's own key links name
     */
    List<Suggestion> suggest(
            List<RevioEntry> ours,
            List<QuickBooksEntry> theirs,
            Map<String, String> linked,
            Map<String, Set<String>> keyLinks) {
        Map<String, QuickBooksEntry> byId = new HashMap<>();
        theirs.forEach(entry -> byId.put(entry.id(), entry));
        Set<String> taken = new HashSet<>(linked.values());
        CandidateIndex index = new CandidateIndex(
                theirs.stream().filter(entry -> !taken.contains(entry.id())).toList());
        Map<String, Map<String, Evidence>> evidence = new LinkedHashMap<>();
        for (RevioEntry each : ours) {
            if (!linked.containsKey(each.id())) {
                evidence.put(each.id(), evidence(each, index, keyLinks.getOrDefault(each.id(), Set.of())));
            }
        }
        Pairing pairing = new Pairing(evidence);
        Map<String, String> names =
                ours.stream().collect(Collectors.toMap(RevioEntry::id, RevioEntry::name, (a, b) -> b));
        List<Suggestion> suggestions = new ArrayList<>();
        for (RevioEntry each : ours) {
            suggestions.add(
                    linked.containsKey(each.id())
                            ? linked(each, linked.get(each.id()), byId)
                            : suggestion(each, evidence.get(each.id()), pairing, byId, names));
        }
        return suggestions;
    }

    private Map<String, Evidence> evidence(RevioEntry ours, CandidateIndex index, Set<String> keyLinked) {
        Map<String, Evidence> found = new LinkedHashMap<>();
        index.worthComparing(ours, keyLinked).forEach(theirs -> likeness.between(ours, theirs, keyLinked)
                .ifPresent(evidence -> found.put(theirs.id(), evidence)));
        return found;
    }

    private Suggestion linked(RevioEntry ours, String quickBooksId, Map<String, QuickBooksEntry> byId) {
        Candidate candidate = Optional.ofNullable(byId.get(quickBooksId))
                .map(QuickBooksEntry::candidate)
                .orElseGet(() -> new Candidate(quickBooksId, "", "not among QuickBooks' active records", ""));
        return new Suggestion(
                key(ours),
                ours.name(),
                ours.detail(),
                Confidence.LINKED,
                List.of(candidate),
                "They are linked already.");
    }

    private Suggestion suggestion(
            RevioEntry ours,
            Map<String, Evidence> evidence,
            Pairing pairing,
            Map<String, QuickBooksEntry> byId,
            Map<String, String> names) {
        Optional<String> partner = pairing.partnerOf(ours.id());
        if (partner.isPresent()) {
            Evidence why = evidence.get(partner.get());
            return suggestion(ours, why.confidence(), List.of(byId.get(partner.get())), why.reason());
        }
        Map<String, Evidence> undecided = pairing.undecided(ours.id());
        if (!undecided.isEmpty()) {
            List<QuickBooksEntry> choice = likeliestFirst(undecided).stream()
                    .limit(MOST_CANDIDATES)
                    .map(byId::get)
                    .toList();
            return suggestion(
                    ours,
                    Confidence.AMBIGUOUS,
                    choice,
                    choice.size() == 1
                            ? "Another Rev.io " + type.revioName() + " fits "
                                    + choice.get(0).candidate().name() + " as well."
                            : "Several in QuickBooks fit as well as each other.");
        }
        String reason = likeliestFirst(evidence).stream()
                .findFirst()
                .map(id -> byId.get(id).candidate().name() + " is suggested for "
                        + pairing.holderOf(id).map(names::get).orElse("another") + ", which it fits better.")
                .orElse("Nothing in QuickBooks is like it.");
        return suggestion(ours, Confidence.NONE, List.of(), reason);
    }

    private static List<String> likeliestFirst(Map<String, Evidence> evidence) {
        return evidence.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Evidence> entry) ->
                                -entry.getValue().strength())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Suggestion suggestion(
            RevioEntry ours, Confidence confidence, List<QuickBooksEntry> candidates, String reason) {
        return new Suggestion(
                key(ours),
                ours.name(),
                ours.detail(),
                confidence,
                candidates.stream().map(QuickBooksEntry::candidate).toList(),
                reason);
    }

    private RecordKey key(RevioEntry ours) {
        return new RecordKey(type, ours.id());
    }
}
