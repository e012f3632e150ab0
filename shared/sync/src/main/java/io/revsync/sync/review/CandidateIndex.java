package io.revsync.sync.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the QuickBooks records worth comparing with a Rev.io record, so that not each is compared with each. */
final class CandidateIndex {

    /** A word that so many names have ("telecom") tells nothing. */
    private static final int MOST_OF_A_WORD = 200;

    private static final int WORD = 3;
    private static final int PREFIX = 4;

    private final Map<String, QuickBooksEntry> byId = new HashMap<>();
    private final Map<String, List<QuickBooksEntry>> byTrait = new HashMap<>();

    CandidateIndex(Collection<QuickBooksEntry> entries) {
        for (QuickBooksEntry entry : entries) {
            byId.put(entry.id(), entry);
            traits(entry.codes(), entry.emails(), entry.names())
                    .forEach(trait -> byTrait.computeIfAbsent(trait, none -> new ArrayList<>())
                            .add(entry));
            entry.marked().ifPresent(id -> byTrait.computeIfAbsent("marker " + id, none -> new ArrayList<>())
                    .add(entry));
        }
    }

    /** @param keyLinked the QuickBooks ids Rev.io's key links name for our record */
    Set<QuickBooksEntry> worthComparing(RevioEntry ours, Set<String> keyLinked) {
        Set<QuickBooksEntry> found = new LinkedHashSet<>();
        keyLinked.stream().filter(byId::containsKey).map(byId::get).forEach(found::add);
        found.addAll(byTrait.getOrDefault("marker " + ours.id(), List.of()));
        traits(ours.codes(), ours.emails(), List.of(ours.name())).forEach(trait -> {
            List<QuickBooksEntry> those = byTrait.getOrDefault(trait, List.of());
            if (!trait.startsWith("word ") || those.size() <= MOST_OF_A_WORD) {
                found.addAll(those);
            }
        });
        return found;
    }

    private static Set<String> traits(List<String> codes, List<String> emails, List<String> names) {
        Set<String> traits = new LinkedHashSet<>();
        codes.forEach(code -> traits.add("code " + code));
        emails.forEach(email -> traits.add("mail " + email));
        for (String name : names) {
            String folded = Names.folded(name);
            traits.add("name " + folded);
            List<String> words = Names.words(folded);
            words.stream().filter(word -> word.length() >= WORD).forEach(word -> traits.add("word " + word));
            String joined = String.join("", words);
            Stream.of(joined)
                    .filter(text -> text.length() >= PREFIX)
                    .forEach(text -> traits.add("word " + text.substring(0, PREFIX) + "*"));
        }
        traits.remove("name ");
        return traits;
    }
}
