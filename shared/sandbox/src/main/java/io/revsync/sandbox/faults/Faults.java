package io.revsync.sandbox.faults;

import io.revsync.sandbox.http.Request;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The fault rules of one simulator. Rules added by hand are asked first, in the order they were added, then those of the
 * mix; the first that strikes is the fault. Thread-safe.
 */
public final class Faults {

    private final List<Armed> rules = new ArrayList<>();
    private final List<Armed> mix = new ArrayList<>();
    private final Map<FaultKind, Long> struck = new EnumMap<>(FaultKind.class);
    private int lastId;

    /** Adds a rule and returns its id. */
    public synchronized String add(FaultRule rule) {
        Armed armed = new Armed(Integer.toString(++lastId), rule);
        rules.add(armed);
        return armed.id;
    }

    public synchronized boolean remove(String id) {
        return rules.removeIf(rule -> rule.id.equals(id)) | mix.removeIf(rule -> rule.id.equals(id));
    }

    /** Removes every rule, of the mix too. */
    public synchronized void clear() {
        rules.clear();
        mix.clear();
    }

    /** Replaces the mix. */
    public synchronized void mix(FaultMix newMix, FaultDialect dialect, long seed) {
        mix.clear();
        newMix.rules(dialect, seed).forEach(rule -> mix.add(new Armed("mix-" + (mix.size() + 1), rule)));
    }

    /** Which fault strikes this request as a whole. Counts the request. */
    public Optional<Fault> strike(Request request) {
        return strike(
                rule -> !rule.fault().kind().strikesItems() && rule.match().matches(request));
    }

    /** Which fault strikes this write, alone or in a batch. Counts the write. */
    public Optional<Fault> strike(Request request, RequestMatch.Item item) {
        return strike(rule -> rule.fault().kind().strikesItems()
                && !(rule.fault().kind() == FaultKind.STALE_SYNC_TOKEN && item.isCreate())
                && rule.match().matches(request, item));
    }

    /** Whether there is no rule at all. */
    public synchronized boolean isEmpty() {
        return rules.isEmpty() && mix.isEmpty();
    }

    /** How often each kind has struck. */
    public synchronized Map<FaultKind, Long> struck() {
        return new EnumMap<>(struck);
    }

    /** All rules, with how many requests they were about and how many they struck. */
    public synchronized List<State> rules() {
        List<State> all = new ArrayList<>();
        rules.forEach(rule -> all.add(rule.state()));
        mix.forEach(rule -> all.add(rule.state()));
        return all;
    }

    private synchronized Optional<Fault> strike(Predicate<FaultRule> about) {
        return firstStriking(rules, about).or(() -> firstStriking(mix, about)).flatMap(fault -> {
            struck.merge(fault.kind(), 1L, Long::sum);
            return fault.kind() == FaultKind.NONE ? Optional.empty() : Optional.of(fault);
        });
    }

    private static Optional<Fault> firstStriking(List<Armed> armed, Predicate<FaultRule> about) {
        for (Armed rule : armed) {
            if (about.test(rule.rule) && rule.strikes()) {
                return Optional.of(rule.rule.fault());
            }
        }
        return Optional.empty();
    }

    /** A rule and what became of it. */
    public record State(String id, FaultRule rule, long seen, long struck) {}

    private static final class Armed {
        private final String id;
        private final FaultRule rule;
        private final BooleanSupplier next;
        private long seen;
        private long struck;

        Armed(String id, FaultRule rule) {
            this.id = id;
            this.rule = rule;
            this.next = rule.frequency().start();
        }

        boolean strikes() {
            seen++;
            boolean strikes = next.getAsBoolean();
            struck += strikes ? 1 : 0;
            return strikes;
        }

        State state() {
            return new State(id, rule, seen, struck);
        }
    }
}
