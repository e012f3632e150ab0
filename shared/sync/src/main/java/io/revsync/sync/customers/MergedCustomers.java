package io.revsync.sync.customers;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Customer;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.Transaction;
import io.revsync.revio.Bill;
import io.revsync.revio.Payment;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.QuickBooksReads;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the customer that has taken the place of one that is gone. QuickBooks deletes no customer but one that is merged into another, and
 * tells only its id; but what was booked on the one is then booked on the other.
 */
final class MergedCustomers {

    /** Any transaction tells; the newest few are enough. */
    private static final int LOOKED_AT = 20;

    private final RevioClient revio;
    private final KeyLinks keyLinks;
    private final QuickBooksReads quickBooks;

    MergedCustomers(RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks) {
        this.revio = revio;
        this.keyLinks = keyLinks;
        this.quickBooks = new QuickBooksReads(quickBooks);
    }

    /** The customer on which QuickBooks now keeps what belongs to this link's customer; empty if that cannot be told. */
    Optional<Customer> survivor(KeyLink link, Deadline deadline) {
        Set<String> owners = Stream.concat(
                        owners(
                                RecordType.BILL,
                                Entity.INVOICE,
                                bills(link.record().id(), deadline),
                                deadline),
                        owners(
                                RecordType.PAYMENT,
                                Entity.PAYMENT,
                                payments(link.record().id(), deadline),
                                deadline))
                .filter(owner -> !owner.equals(link.quickBooksId()))
                .collect(Collectors.toSet());
        return owners.size() == 1
                ? quickBooks.byIds(Entity.CUSTOMER, owners, deadline).values().stream()
                        .findFirst()
                : Optional.empty();
    }

    private <T extends Transaction> Stream<String> owners(
            RecordType type, Entity<T> entity, List<String> revioIds, Deadline deadline) {
        List<String> ids = keyLinks.byRevioIds(type, revioIds).values().stream()
                .map(KeyLink::quickBooksId)
                .toList();
        return quickBooks.byIds(entity, ids, deadline).values().stream()
                .map(transaction -> transaction.customer().value());
    }

    private List<String> bills(String customerId, Deadline deadline) {
        Search search = Search.all()
                .where("customer_id", customerId)
                .sortedBy("-created_date")
                .inPagesOf(LOOKED_AT);
        return revio.page(Resource.BILLS, search, 1, deadline).records().stream()
                .filter(bill -> bill.customerId().equals(customerId))
                .map(Bill::id)
                .toList();
    }

    private List<String> payments(String customerId, Deadline deadline) {
        return revio.paymentsOf(customerId, deadline).stream()
                .map(Payment::id)
                .limit(LOOKED_AT)
                .toList();
    }
}
