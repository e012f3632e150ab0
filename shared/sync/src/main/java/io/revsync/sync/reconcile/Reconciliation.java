package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.Problems;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares all that ought to have travelled with all that arrived. */
public final class Reconciliation {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final Problems problems;
    private final Settings settings;

    public Reconciliation(
            RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Problems problems, Settings settings) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.problems = problems;
        this.settings = settings;
    }

    /** Customers and invoices, in this order. Reads both systems whole, so it costs calls. */
    public List<Comparison> compare(Deadline deadline) {
        ExpectedBills bills = ExpectedBills.read(revio, settings.of(Direction.INVOICES_TO_QUICKBOOKS), deadline);
        Comparison customers = new CustomerComparison(
                        revio, quickBooks, keyLinks, reasons(Direction.CUSTOMERS_TO_QUICKBOOKS))
                .compare(bills.customerIds(), deadline);
        Comparison invoices =
                new InvoiceComparison(quickBooks, reasons(Direction.INVOICES_TO_QUICKBOOKS)).compare(bills, deadline);
        return List.of(customers, invoices);
    }

    private Map<RecordKey, Problem> reasons(Direction direction) {
        return problems.open(direction).stream().collect(Collectors.toMap(Problem::record, Function.identity()));
    }
}
