package io.revsync.rehearsal.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure, from the properties {@code bench.*}.
 *
 * @param only {@code bench.only}, names of {@link Part} with commas; everything if left out
 * @param bills {@code bench.bills}: bills of a first sync
 * @param answer {@code bench.answer}: seconds QuickBooks takes for a batch while its limits are on
 * @param linked {@code bench.linked}: numbers of linked bills for runs in which nothing changed
 * @param heapBills {@code bench.heap.bills}: numbers of bills whose first sync's memory is watched
 * @param heap {@code bench.heap}: the most heap the functions get, as Java's {@code -Xmx} takes it
 */
record BenchOptions(
        Set<Part> only, int bills, Duration answer, List<Integer> linked, List<Integer> heapBills, String heap) {

    /** The parts of the benchmark. */
    enum Part {
        /** A first sync with QuickBooks' limits on. */
        LIMITS,
        /** The same as fast as it goes. */
        SPEED,
        /** Runs in which nothing changed. */
        UNCHANGED,
        /** How much memory a first sync needs. */
        HEAP
    }

    /** @throws IllegalArgumentException if a value makes no sense */
    static BenchOptions from(Properties properties) {
        return new BenchOptions(
                parts(properties.getProperty("bench.only", "")),
                number(properties.getProperty("bench.bills", "3000")),
                Duration.ofSeconds(number(properties.getProperty("bench.answer", "4"))),
                numbers(properties.getProperty("bench.linked", "1000,50000")),
                numbers(properties.getProperty("bench.heap.bills", "3000,100000")),
                properties.getProperty("bench.heap", "512m"));
    }

    boolean has(Part part) {
        return only.contains(part);
    }

    /** Whether to look at the memory of a first sync of so many bills. */
    boolean watchesHeapAt(int bills) {
        return has(Part.HEAP) && heapBills.contains(bills);
    }

    /** Whether to look at a run in which nothing changed, once so many bills are linked. */
    boolean runsAgainAt(int bills) {
        return has(Part.UNCHANGED) && linked.contains(bills);
    }

    /** Every number of bills either of them asks for, smallest first. */
    SortedSet<Integer> grownTo() {
        return Stream.concat(linked.stream(), heapBills.stream())
                .filter(bills -> watchesHeapAt(bills) || runsAgainAt(bills))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Part> parts(String names) {
        return names.isBlank()
                ? EnumSet.allOf(Part.class)
                : list(names).stream()
                        .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static List<Integer> numbers(String text) {
        return list(text).stream().map(BenchOptions::number).toList();
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip().replace("_", ""));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
