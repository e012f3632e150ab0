package io.revsync.sync.reconcile;

import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.reconcile.Comparison.Difference;
import io.revsync.sync.reconcile.Comparison.Side;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records of Rev.io against the QuickBooks transactions that are their other halves. Pure. */
final class TransactionComparison {

    private final Comparison.Kind kind;
    private final Map<RecordKey, Problem> reasons;
    private final KeyLinks keyLinks;
    private final Set<RecordKey> differing = new HashSet<>();

    TransactionComparison(Comparison.Kind kind, Map<RecordKey, Problem> reasons, KeyLinks keyLinks) {
        this.kind = kind;
        this.keyLinks = keyLinks;
        this.reasons = reasons;
    }

    Comparison compare(List<Expected> expected, List<Found> found) {
        Map<RecordKey, BigDecimal> totals = expected.stream()
                .flatMap(part -> part.records().stream())
                .collect(Collectors.toMap(
                        Expected.Item::key, Expected.Item::total, (one, other) -> one, LinkedHashMap::new));
        List<UnreadableRecord> unreadable =
                expected.stream().flatMap(part -> part.unreadable().stream()).toList();
        Map<RecordKey, List<BigDecimal>> there = found.stream()
                .collect(Collectors.groupingBy(
                        Found::record, LinkedHashMap::new, Collectors.mapping(Found::total, Collectors.toList())));
        List<Difference> differences = new ArrayList<>();
        totals.forEach((record, total) -> {
            List<BigDecimal> amounts = there.getOrDefault(record, List.of());
            if (amounts.size() != 1 || amounts.get(0).compareTo(total) != 0) {
                differences.add(different(record, total, amounts));
            }
        });
        Set<String> unreadableIds =
                unreadable.stream().map(UnreadableRecord::id).collect(Collectors.toSet());
        unreadable.forEach(record -> differences.add(Unreadable.difference(one(), record)));
        there.forEach((record, amounts) -> {
            if (unreadableIds.contains(record.id())) {
                differing.add(record);
            } else if (!totals.containsKey(record)) {
                differences.add(gone(record, amounts));
            }
        });
        return new Comparison(
                kind,
                new Side((long) totals.size() + unreadable.size(), sum(totals.values())),
                new Side(found.size(), sum(found.stream().map(Found::total).toList())),
                differences);
    }

    /** Records that were found to differ. */
    Set<RecordKey> differing() {
        return differing;
    }

    private Difference different(RecordKey record, BigDecimal total, List<BigDecimal> amounts) {
        String what =
                switch (amounts.size()) {
                    case 0 -> "Not in QuickBooks.";
                    case 1 -> "The totals differ.";
                    default -> amounts.size() + " times in QuickBooks.";
                };
        differing.add(record);
        return new Difference(
                record.id(),
                record.toString(),
                Optional.of(total),
                amounts.isEmpty() ? Optional.empty() : Optional.of(sum(amounts)),
                what + known(record));
    }

    private Difference gone(RecordKey record, List<BigDecimal> amounts) {
        differing.add(record);
        return new Difference(
                record.id(),
                record.toString(),
                Optional.empty(),
                Optional.of(sum(amounts)),
                "In QuickBooks, but in Rev.io it is gone or no longer counts." + known(record));
    }

    /** What Rev.io calls one of this kind. */
    private String one() {
        String words = kind.words();
        return kind == Comparison.Kind.INVOICES ? RecordType.BILL.revioName() : words.substring(0, words.length() - 1);
    }

    /** The problem of a bill below zero may stand under either of its halves. */
    private String known(RecordKey record) {
        return Stream.of(record, new RecordKey(RecordType.BILL, record.id()))
                .filter(key -> key.type() == record.type() || record.type() == RecordType.NEGATIVE_BILL)
                .map(reasons::get)
                .filter(problem -> problem != null)
                .findFirst()
                .map(problem -> " " + problem.message() + " " + problem.remedy())
                .orElseGet(() -> accepted(record));
    }

    private String accepted(RecordKey record) {
        return Optional.ofNullable(
                        keyLinks.byRevioIds(record.type(), List.of(record.id())).get(record.id()))
                .flatMap(KeyLink::accepted)
                .map(accepted -> " " + accepted.by() + " has accepted QuickBooks' version on "
                        + LocalDate.ofInstant(accepted.at(), ZoneOffset.UTC) + ".")
                .orElse("");
    }

    private static BigDecimal sum(Iterable<BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }
}
