package io.revsync.sync.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who belongs to whom, one to one. Two are paired if each is the other's best by more than a tie; then the rest is looked at once more
 * without them. The order in which records come does not matter. Pure.
 */
final class Pairing {

    private final Map<String, Map<String, Evidence>> open = new LinkedHashMap<>();
    private final Map<String, String> pairs = new HashMap<>();
    private final Map<String, String> taken = new HashMap<>();

    /** @param evidence by our id, then by theirs */
    Pairing(Map<String, Map<String, Evidence>> evidence) {
        evidence.forEach((ours, theirs) -> open.put(ours, new LinkedHashMap<>(theirs)));
        while (round()) {
            // Whoever is paired may have stood between two others.
        }
    }

    /** Their id, if ours has found its other half. */
    Optional<String> partnerOf(String ours) {
        return Optional.ofNullable(pairs.get(ours));
    }

    /** Our id that has this one of theirs. */
    Optional<String> holderOf(String theirs) {
        return Optional.ofNullable(taken.get(theirs));
    }

    /** Those of theirs that are still free and may belong to ours, which found none. */
    Map<String, Evidence> undecided(String ours) {
        return open.getOrDefault(ours, Map.of());
    }

    private boolean round() {
        Map<String, String> bestOfOurs = new HashMap<>();
        Map<String, Best> bestOfTheirs = new HashMap<>();
        open.forEach((ours, candidates) -> {
            Best best = new Best();
            candidates.forEach((theirs, evidence) -> {
                best.see(theirs, evidence.strength());
                bestOfTheirs.computeIfAbsent(theirs, none -> new Best()).see(ours, evidence.strength());
            });
            best.only().ifPresent(theirs -> bestOfOurs.put(ours, theirs));
        });
        Set<String> found = new HashSet<>();
        bestOfOurs.forEach((ours, theirs) -> {
            if (bestOfTheirs.get(theirs).only().equals(Optional.of(ours))) {
                pairs.put(ours, theirs);
                taken.put(theirs, ours);
                found.add(ours);
            }
        });
        open.keySet().removeAll(found);
        open.values().forEach(candidates -> candidates.keySet().removeAll(taken.keySet()));
        return !found.isEmpty();
    }

    /** The strongest so far, and whether another is as strong. */
    private static final class Best {
        private String id = "";
        private double strength;
        private boolean tie;

        void see(String other, double otherStrength) {
            if (otherStrength > strength) {
                id = other;
                strength = otherStrength;
                tie = false;
            } else if (otherStrength == strength) {
                tie = true;
            }
        }

        Optional<String> only() {
            return tie || id.isEmpty() ? Optional.empty() : Optional.of(id);
        }
    }
}
