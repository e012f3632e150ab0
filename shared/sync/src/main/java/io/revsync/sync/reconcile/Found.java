package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.CreditMemo;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.Payment;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.quickbooks.Transaction;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A QuickBooks transaction that is the other half of a Rev.io record.
 *
 * @param record the Rev.io record, as the transaction's marker names it
 * @param customerId QuickBooks' id of whose it is
 * @param open what it makes the customer owe as things stand; below zero for money that is not applied
 */
record Found(RecordKey record, String customerId, BigDecimal total, BigDecimal open) {

    /**
     * All that are not voided.
     *
     * @param types of record the entity stands for
     * @param bornInQuickBooks Rev.io ids by the ids of the QuickBooks transactions they came from, which carry no marker
     */
    static <T extends Transaction> List<Found> read(
            QuickBooksClient quickBooks,
            Entity<T> entity,
            List<RecordType> types,
            Map<String, String> bornInQuickBooks,
            Deadline deadline) {
        List<Found> found = new ArrayList<>();
        // A row may come twice while others change.
        Set<String> seen = new HashSet<>();
        Iterator<List<T>> pages = quickBooks.pages(Query.from(entity), QuickBooksLimits.PAGE, deadline);
        while (pages.hasNext()) {
            for (T transaction : pages.next()) {
                Optional<RecordKey> record = record(transaction, types, bornInQuickBooks);
                if (record.isPresent() && !transaction.voided() && seen.add(transaction.id())) {
                    found.add(new Found(
                            record.get(), transaction.customer().value(), transaction.totalAmt(), open(transaction)));
                }
            }
        }
        return found;
    }

    private static Optional<RecordKey> record(
            Transaction transaction, List<RecordType> types, Map<String, String> bornInQuickBooks) {
        Stream<RecordKey> marked = types.stream().flatMap(type -> Marker.idIn(transaction.privateNote(), type).stream()
                .map(id -> new RecordKey(type, id)));
        return marked.findFirst().or(() -> Optional.ofNullable(bornInQuickBooks.get(transaction.id()))
                .map(id -> new RecordKey(types.get(0), id)));
    }

    private static BigDecimal open(Transaction transaction) {
        if (transaction instanceof Invoice invoice) {
            return invoice.balance();
        }
        return transaction instanceof CreditMemo memo
                ? memo.remainingCredit().negate()
                : ((Payment) transaction).unappliedAmt().negate();
    }
}
