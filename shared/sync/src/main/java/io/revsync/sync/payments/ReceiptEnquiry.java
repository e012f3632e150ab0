package io.revsync.sync.payments;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Customer;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.Ref;
import io.revsync.revio.Bill;
import io.revsync.revio.Payment;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.QuickBooksReads;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out what has to be known about a page of QuickBooks payments, in as few calls as will do. */
final class ReceiptEnquiry {

    private final RevioClient revio;
    private final KeyLinks keyLinks;
    private final QuickBooksReads quickBooks;
    private final RevioReads reads;
    private final boolean customersFollow;

    /** @param customersFollow whether customers that are new in QuickBooks are made in Rev.io */
    ReceiptEnquiry(RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, boolean customersFollow) {
        this.customersFollow = customersFollow;
        this.revio = revio;
        this.keyLinks = keyLinks;
        this.quickBooks = new QuickBooksReads(quickBooks);
        this.reads = new RevioReads(revio);
    }

    /** The Rev.io halves of these links, by Rev.io id. */
    Map<String, Payment> sent(Collection<KeyLink> links, Deadline deadline) {
        List<String> ids = links.stream().map(link -> link.record().id()).toList();
        return byId(
                reads.byIds(Resource.PAYMENTS, "payment_id", Payment::id, ids, deadline)
                        .records(),
                Payment::id);
    }

    /** What is known of the customers and invoices these payments name; not yet of other payments. */
    KnownInRevio of(List<ReceivedPayment> payments, Deadline deadline) {
        Set<String> invoices = payments.stream()
                .flatMap(payment -> payment.byInvoice().keySet().stream())
                .collect(Collectors.toSet());
        Map<String, KeyLink> bills = keyLinks.byQuickBooksIds(RecordType.BILL, invoices);
        invoices.removeAll(bills.keySet());
        List<String> billIds =
                bills.values().stream().map(link -> link.record().id()).toList();
        List<Bill> there = reads.byIds(Resource.BILLS, "bill_id", Bill::id, billIds, deadline)
                .records();
        Set<String> customers = payments.stream()
                .map(payment -> payment.payment().customer().value())
                .collect(Collectors.toSet());
        Map<String, KeyLink> linked = new HashMap<>(keyLinks.byQuickBooksIds(RecordType.CUSTOMER, customers));
        customers.removeAll(linked.keySet());
        Map<String, String> payers = payingParents(customers, linked, deadline);
        return new KnownInRevio(
                linked, payers, bills, cameFromRevio(invoices, deadline), byId(there, Bill::id), Map.of(), Map.of());
    }

    private Set<String> cameFromRevio(Set<String> invoices, Deadline deadline) {
        return quickBooks.byIds(Entity.INVOICE, invoices, deadline).values().stream()
                .filter(invoice ->
                        Marker.idIn(invoice.privateNote(), RecordType.BILL).isPresent())
                .map(Invoice::id)
                .collect(Collectors.toSet());
    }

    /**
     * A sub-customer without a customer of its own in Rev.io pays on the account of its nearest parent that has one; but not where it will
     * get one of its own.
     *
     * @param linked gains the links of those parents
     */
    private Map<String, String> payingParents(Set<String> customers, Map<String, KeyLink> linked, Deadline deadline) {
        Map<String, String> payers = new HashMap<>();
        if (customersFollow) {
            return payers;
        }
        Map<String, String> at = new HashMap<>();
        customers.forEach(customer -> at.put(customer, customer));
        while (!at.isEmpty()) {
            Map<String, Customer> there = quickBooks.byIds(Entity.CUSTOMER, Set.copyOf(at.values()), deadline);
            at.replaceAll((customer, step) -> Optional.ofNullable(there.get(step))
                    .flatMap(Customer::parent)
                    .map(Ref::value)
                    .orElse(""));
            at.values().removeIf(String::isEmpty);
            linked.putAll(keyLinks.byQuickBooksIds(RecordType.CUSTOMER, Set.copyOf(at.values())));
            at.forEach((customer, step) -> {
                if (linked.containsKey(step)) {
                    payers.put(customer, step);
                }
            });
            at.keySet().removeAll(payers.keySet());
        }
        return payers;
    }

    /** The same, and what these customers have paid in Rev.io already. */
    KnownInRevio withPayments(KnownInRevio known, Set<String> customerIds, Deadline deadline) {
        Map<String, List<Payment>> payments = new HashMap<>();
        customerIds.forEach(id -> payments.put(id, revio.paymentsOf(id, deadline)));
        Set<String> ids = payments.values().stream()
                .flatMap(List::stream)
                .map(Payment::id)
                .collect(Collectors.toSet());
        return new KnownInRevio(
                known.customers(),
                known.payers(),
                known.bills(),
                known.cameFromRevio(),
                known.billsById(),
                payments,
                keyLinks.byRevioIds(RecordType.PAYMENT, ids));
    }

    private static <T> Map<String, T> byId(List<T> records, Function<T, String> id) {
        return records.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
