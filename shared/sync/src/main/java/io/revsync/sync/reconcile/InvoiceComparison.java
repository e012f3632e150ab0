package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.reconcile.Comparison.Difference;
import io.revsync.sync.reconcile.Comparison.Side;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Bills against the invoices that carry our marker. */
final class InvoiceComparison {

    private final QuickBooksClient quickBooks;
    private final Map<RecordKey, Problem> reasons;

    InvoiceComparison(QuickBooksClient quickBooks, Map<RecordKey, Problem> reasons) {
        this.quickBooks = quickBooks;
        this.reasons = reasons;
    }

    Comparison compare(ExpectedBills expected, Deadline deadline) {
        Map<String, List<BigDecimal>> found = invoices(deadline);
        List<Difference> differences = new ArrayList<>();
        expected.totals().forEach((id, total) -> {
            List<BigDecimal> invoices = found.getOrDefault(id, List.of());
            if (invoices.size() != 1 || invoices.get(0).compareTo(total) != 0) {
                differences.add(different(id, total, invoices));
            }
        });
        Set<String> unreadable =
                expected.unreadable().stream().map(UnreadableRecord::id).collect(Collectors.toSet());
        expected.unreadable().forEach(bill -> differences.add(Unreadable.difference("bill", bill)));
        found.forEach((id, invoices) -> {
            if (!expected.totals().containsKey(id) && !unreadable.contains(id)) {
                differences.add(new Difference(
                        id,
                        "bill " + id,
                        Optional.empty(),
                        Optional.of(sum(invoices)),
                        "QuickBooks has an invoice for a bill that Rev.io no longer has." + known(id)));
            }
        });
        return new Comparison(
                RecordType.BILL,
                new Side(
                        expected.totals().size() + expected.unreadable().size(),
                        sum(expected.totals().values())),
                new Side(
                        found.values().stream().mapToLong(List::size).sum(),
                        found.values().stream().map(InvoiceComparison::sum).reduce(BigDecimal.ZERO, BigDecimal::add)),
                differences);
    }

    private Difference different(String id, BigDecimal total, List<BigDecimal> invoices) {
        String what =
                switch (invoices.size()) {
                    case 0 -> "Not in QuickBooks.";
                    case 1 -> "The totals differ.";
                    default -> invoices.size() + " times in QuickBooks.";
                };
        return new Difference(
                id,
                "bill " + id,
                Optional.of(total),
                invoices.isEmpty() ? Optional.empty() : Optional.of(sum(invoices)),
                what + known(id));
    }

    private String known(String id) {
        Problem problem = reasons.get(new RecordKey(RecordType.BILL, id));
        return problem == null ? "" : " " + problem.message() + " " + problem.remedy();
    }

    /** Totals by bill id; voided invoices do not count. A row may come twice while others change. */
    private Map<String, List<BigDecimal>> invoices(Deadline deadline) {
        Map<String, List<BigDecimal>> totals = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Iterator<List<Invoice>> pages = quickBooks.pages(Query.from(Entity.INVOICE), QuickBooksLimits.PAGE, deadline);
        while (pages.hasNext()) {
            for (Invoice invoice : pages.next()) {
                Optional<String> bill = Marker.idIn(invoice.privateNote(), RecordType.BILL);
                if (bill.isPresent() && !invoice.voided() && seen.add(invoice.id())) {
                    totals.computeIfAbsent(bill.get(), id -> new ArrayList<>()).add(invoice.totalAmt());
                }
            }
        }
        return totals;
    }

    private static BigDecimal sum(Iterable<BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }
}
