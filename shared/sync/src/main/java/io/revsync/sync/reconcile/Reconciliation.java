package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.Transaction;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.reconcile.Comparison.Kind;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** One comparison per kind, in the order of {@link Kind}. Reads both systems whole, so it costs calls. */
    public List<Comparison> compare(Deadline deadline) {
        ExpectedBills bills = ExpectedBills.read(revio, settings.of(Direction.INVOICES_TO_QUICKBOOKS), deadline);
        Expected credits = ExpectedCredits.read(revio, settings.of(Direction.CREDITS_TO_QUICKBOOKS), deadline);
        Expected payments = ExpectedPayments.read(revio, settings.of(Direction.PAYMENTS_TO_QUICKBOOKS), deadline);
        List<Found> invoicesThere = found(Entity.INVOICE, deadline, RecordType.BILL);
        List<Found> memosThere = found(Entity.CREDIT_MEMO, deadline, RecordType.CREDIT, RecordType.NEGATIVE_BILL);
        List<Found> paymentsThere = found(Entity.PAYMENT, deadline, RecordType.PAYMENT);
        Comparison customers = new CustomerComparison(
                        revio, quickBooks, keyLinks, reasons(Direction.CUSTOMERS_TO_QUICKBOOKS))
                .compare(bills.customerIds(), deadline);
        Comparison products = new ProductComparison(
                        revio, quickBooks, keyLinks, reasons(Direction.PRODUCTS_TO_QUICKBOOKS))
                .compare(deadline);
        Map<RecordKey, Problem> reasons = reasons(Direction.values());
        Set<RecordKey> differing = new HashSet<>();
        Comparison invoices = compare(Kind.INVOICES, List.of(bills.invoices()), invoicesThere, reasons, differing);
        Comparison memos = compare(Kind.CREDITS, List.of(credits, bills.creditMemos()), memosThere, reasons, differing);
        Comparison paid = compare(Kind.PAYMENTS, List.of(payments), paymentsThere, reasons, differing);
        Map<String, String> revioCustomers = revioCustomers();
        Comparison balances = new OpenBalances(bills)
                .received(credits)
                .received(payments)
                .found(invoicesThere, revioCustomers)
                .found(memosThere, revioCustomers)
                .found(paymentsThere, revioCustomers)
                .compare(differing);
        return List.of(customers, products, invoices, memos, paid, balances);
    }

    private Comparison compare(
            Kind kind,
            List<Expected> expected,
            List<Found> found,
            Map<RecordKey, Problem> reasons,
            Set<RecordKey> differing) {
        TransactionComparison comparison = new TransactionComparison(kind, reasons, keyLinks);
        Comparison result = comparison.compare(expected, found);
        differing.addAll(comparison.differing());
        return result;
    }

    private <T extends Transaction> List<Found> found(Entity<T> entity, Deadline deadline, RecordType... types) {
        return Found.read(quickBooks, entity, List.of(types), bornInQuickBooks(types[0]), deadline);
    }

    private Map<String, String> revioCustomers() {
        Map<String, String> ids = new HashMap<>();
        keyLinks.all(RecordType.CUSTOMER)
                .forEachRemaining(
                        link -> ids.put(link.quickBooksId(), link.record().id()));
        return ids;
    }

    private Map<String, String> bornInQuickBooks(RecordType type) {
        Map<String, String> born = new HashMap<>();
        keyLinks.all(type).forEachRemaining(link -> {
            if (link.origin() == Origin.QUICKBOOKS && link.state() == LinkState.LIVE) {
                born.put(link.quickBooksId(), link.record().id());
            }
        });
        return born;
    }

    private Map<RecordKey, Problem> reasons(Direction... directions) {
        return Stream.of(directions)
                .flatMap(direction -> problems.open(direction).stream())
                .collect(Collectors.toMap(Problem::record, Function.identity(), (one, other) -> one));
    }
}
