package io.revsync.sync.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What speaks for two records being the same. Pure. */
final class Likeness {

    private static final double KEY_LINK = 32;
    private static final double MARKER = 16;
    private static final double CODE = 8;
    private static final double EMAIL = 4;
    private static final double NAME = 2;
    private static final double DOUBTFUL_NAME = 1;
    /** The closest of close names stays below an equal one. */
    private static final double CLOSE_NAME = 0.99;

    private final BiPredicate<RevioEntry, QuickBooksEntry> believable;

    /** @param believable whether nothing contradicts what equal names suggest */
    Likeness(BiPredicate<RevioEntry, QuickBooksEntry> believable) {
        this.believable = believable;
    }

    /** @param keyLinked the QuickBooks ids Rev.io's key links name for our record */
    Optional<Evidence> between(RevioEntry ours, QuickBooksEntry theirs, Set<String> keyLinked) {
        if (theirs.marked().isPresent() && !theirs.marked().get().equals(ours.id())) {
            return Optional.empty();
        }
        double strength = 0;
        List<String> equal = new ArrayList<>();
        boolean linked = keyLinked.contains(theirs.id());
        if (linked) {
            strength += KEY_LINK;
            equal.add("a key link in Rev.io");
        }
        if (theirs.marked().isPresent()) {
            strength += MARKER;
            equal.add("our note in QuickBooks");
        }
        Optional<String> code = common(ours.codes(), theirs.codes());
        if (code.isPresent()) {
            strength += CODE;
            equal.add("the same number " + code.get().toUpperCase(Locale.ROOT));
        }
        Optional<String> email = common(ours.emails(), theirs.emails());
        if (email.isPresent()) {
            strength += EMAIL;
            equal.add("the same e-mail address " + email.get());
        }
        boolean named = sameName(ours, theirs);
        if (named && (strength > 0 || believable.test(ours, theirs))) {
            strength += NAME;
            equal.add("the same name");
        }
        if (strength > 0) {
            Confidence confidence =
                    linked ? Confidence.KEY_LINK : strength > NAME ? Confidence.EXACT_ID : Confidence.EXACT_NAME;
            return Optional.of(new Evidence(strength, confidence, "Joined by " + String.join(" and ", equal) + "."));
        }
        return named ? Optional.of(doubtful()) : close(ours, theirs);
    }

    private static Evidence doubtful() {
        return new Evidence(
                DOUBTFUL_NAME,
                Confidence.CLOSE_NAME,
                "The name is the same, but e-mail and address do not confirm it.");
    }

    private static Optional<Evidence> close(RevioEntry ours, QuickBooksEntry theirs) {
        String name = Names.folded(ours.name());
        return theirs.names().stream()
                .map(other -> Names.likeness(name, Names.folded(other)))
                .max(Double::compare)
                .filter(likeness -> likeness >= Names.CLOSE)
                .map(likeness ->
                        new Evidence(likeness * CLOSE_NAME, Confidence.CLOSE_NAME, "The names are nearly the same."));
    }

    private static boolean sameName(RevioEntry ours, QuickBooksEntry theirs) {
        String name = Names.folded(ours.name());
        return !name.isEmpty() && theirs.names().stream().map(Names::folded).anyMatch(name::equals);
    }

    private static Optional<String> common(List<String> ours, List<String> theirs) {
        return ours.stream().filter(theirs::contains).findFirst();
    }
}
