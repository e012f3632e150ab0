package io.revsync.sync.customers;

import io.revsync.http.Deadline;
import io.revsync.revio.Bill;
import io.revsync.revio.Customer;
import io.revsync.revio.CustomerStatus;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Customers that are not customers yet: prospects without link, sub-customers or bills. */
record Prospects(Set<String> ids) {

    static Prospects among(List<Customer> customers, Set<String> linked, RevioClient revio, Deadline deadline) {
        return new Prospects(customers.stream()
                .filter(customer -> customer.status() == CustomerStatus.PROSPECT)
                .filter(customer -> !customer.parent() && !linked.contains(customer.id()))
                .filter(customer -> !hasBill(customer.id(), revio, deadline))
                .map(Customer::id)
                .collect(Collectors.toSet()));
    }

    boolean contains(Customer customer) {
        return ids.contains(customer.id());
    }

    /** Rev.io may ignore the filter without saying so, so the row is looked at. */
    private static boolean hasBill(String customerId, RevioClient revio, Deadline deadline) {
        Search search = Search.all().where("customer_id", customerId).inPagesOf(1);
        List<Bill> bills = revio.page(Resource.BILLS, search, 1, deadline).records();
        return bills.stream().anyMatch(bill -> bill.customerId().equals(customerId));
    }
}
