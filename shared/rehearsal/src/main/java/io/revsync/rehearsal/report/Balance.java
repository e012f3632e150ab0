package io.revsync.rehearsal.report;

import io.revsync.rehearsal.screen.TextTable;
import io.revsync.rehearsal.screen.Words;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.reconcile.Comparison.Difference;
import io.revsync.sync.reconcile.Comparison.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Both sides beside each other.
 *
 * @param comparisons one per kind of record
 */
public record Balance(List<Comparison> comparisons) {
    private static final int NAMED_ON_SCREEN = 20;

    public Balance {
        comparisons = List.copyOf(comparisons);
    }

    /** Whether all is the same on both sides. */
    public boolean equal() {
        return comparisons.stream().allMatch(Comparison::equal);
    }

    /** How many records are not the same on both sides. */
    public int differing() {
        return comparisons.stream().mapToInt(one -> one.differences().size()).sum();
    }

    /** A row per kind of record: count and sum on both sides. */
    public List<String> table() {
        TextTable table = new TextTable(List.of("both sides", "Rev.io", "sum", "QuickBooks", "sum", "differing"));
        for (Comparison one : comparisons) {
            table.row(List.of(
                    one.kind().words(),
                    Words.count(one.revio().count()),
                    sum(one, one.revio()),
                    Words.count(one.quickBooks().count()),
                    sum(one, one.quickBooks()),
                    Words.count(one.differences().size())));
        }
        return table.lines();
    }

    /** The first differing records by name, each with its reason. */
    public List<String> differences() {
        List<String> lines = new ArrayList<>();
        for (Comparison one : comparisons) {
            for (Difference difference : one.differences()) {
                if (lines.size() == NAMED_ON_SCREEN) {
                    lines.add("  ... and " + Words.count(differing() - NAMED_ON_SCREEN)
                            + " more; -Drehearse.report=FILE names all.");
                    return lines;
                }
                lines.add("  " + line(one, difference));
            }
        }
        return lines;
    }

    /** One plain sentence. */
    public String verdict() {
        if (!equal()) {
            return "NOT equal: " + Words.of(differing(), "record") + (differing() == 1 ? " differs." : " differ.");
        }
        return "Equal: "
                + comparisons.stream()
                        .map(one -> Words.count(one.quickBooks().count()) + " "
                                + one.kind().words()
                                + (hasSums(one)
                                        ? " of " + Words.money(one.quickBooks().total())
                                        : ""))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), Words::list))
                + " on both sides, to the cent.";
    }

    private static String line(Comparison one, Difference difference) {
        String amounts = hasSums(one)
                ? " (Rev.io " + amount(difference.revio()) + ", QuickBooks " + amount(difference.quickBooks()) + ")"
                : "";
        return difference.label() + amounts + ": " + difference.reason();
    }

    private static String amount(Optional<BigDecimal> amount) {
        return amount.map(Words::money).orElse("none");
    }

    private static String sum(Comparison one, Side side) {
        return hasSums(one) ? Words.money(side.total()) : "";
    }

    private static boolean hasSums(Comparison one) {
        return one.kind().sums();
    }
}
