package io.revsync.sync.review;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How alike two names are. Pure. */
final class Names {

    /** Below this, tests on names of companies find more strangers than relatives. */
    static final double CLOSE = 0.93;

    private static final Set<String> LEGAL_FORMS = Set.of(
            "the",
            "inc",
            "incorporated",
            "llc",
            "ltd",
            "limited",
            "corp",
            "corporation",
            "co",
            "company",
            "lp",
            "llp",
            "plc",
            "pllc",
            "pc",
            "gmbh");
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private Names() {}

    /** The name without what people write one way or another: letter case, accents, punctuation, white space. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ")
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", " ")
                .strip();
    }

    /** The words of a folded name that say whose it is; all of them if it has no others than legal forms. */
    static List<String> words(String folded) {
        List<String> all =
                Arrays.stream(folded.split(" ")).filter(word -> !word.isEmpty()).toList();
        List<String> telling =
                all.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    /**
     * 0 to 1. Names that differ in a number ("Store 12", "Store 13") are not alike at all.
     *
     * @param ours a folded name
     * @param theirs a folded name
     */
    static double likeness(String ours, String theirs) {
        List<String> a = words(ours);
        List<String> b = words(theirs);
        if (a.isEmpty() || b.isEmpty() || !numbers(a).equals(numbers(b))) {
            return 0;
        }
        return Math.max(
                SIMILARITY.apply(String.join(" ", a), String.join(" ", b)), SIMILARITY.apply(sorted(a), sorted(b)));
    }

    private static List<String> numbers(List<String> words) {
        return words.stream()
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .sorted()
                .toList();
    }

    /** "Smith, John" is "John Smith". */
    private static String sorted(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }
}
