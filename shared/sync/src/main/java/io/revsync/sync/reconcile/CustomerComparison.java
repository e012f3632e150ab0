package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Customer;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.CustomerStatus;
import io.revsync.revio.Page;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.reconcile.Comparison.Difference;
import io.revsync.sync.reconcile.Comparison.Side;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rev.io customers against the active QuickBooks customers they are linked to. Names may differ, so here the key link decides. */
final class CustomerComparison {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final Map<RecordKey, Problem> reasons;

    CustomerComparison(
            RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Map<RecordKey, Problem> reasons) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.reasons = reasons;
    }

    /** @param withBills customers that have a bill: they ought to travel even as prospects */
    Comparison compare(Set<String> withBills, Deadline deadline) {
        Set<String> active = quickBooks
                .query(Query.from(Entity.CUSTOMER), deadline)
                .map(Customer::id)
                .collect(Collectors.toSet());
        List<Difference> differences = new ArrayList<>();
        Set<String> used = new HashSet<>();
        long expected = 0;
        Iterator<Page<io.revsync.revio.Customer>> pages =
                revio.pages(Resource.CUSTOMERS, Search.all().sortedBy("customer_id"), deadline);
        while (pages.hasNext()) {
            Page<io.revsync.revio.Customer> page = pages.next();
            expected += page.unreadable().size();
            page.unreadable().forEach(customer -> differences.add(Unreadable.difference("customer", customer)));
            List<io.revsync.revio.Customer> customers = page.records();
            Map<String, KeyLink> links = keyLinks.byRevioIds(
                    RecordType.CUSTOMER,
                    customers.stream().map(io.revsync.revio.Customer::id).toList());
            for (io.revsync.revio.Customer customer : customers) {
                Optional<KeyLink> link = Optional.ofNullable(links.get(customer.id()));
                if (link.isEmpty() && isProspect(customer, withBills)) {
                    continue;
                }
                expected++;
                if (link.isEmpty() || !active.contains(link.get().quickBooksId())) {
                    differences.add(missing(customer));
                } else if (!used.add(link.get().quickBooksId())) {
                    differences.add(difference(customer, "Shares its QuickBooks customer with another."));
                }
            }
        }
        return new Comparison(
                Comparison.Kind.CUSTOMERS,
                new Side(expected, BigDecimal.ZERO),
                new Side(used.size(), BigDecimal.ZERO),
                differences);
    }

    private static boolean isProspect(io.revsync.revio.Customer customer, Set<String> withBills) {
        return customer.status() == CustomerStatus.PROSPECT && !customer.parent() && !withBills.contains(customer.id());
    }

    private Difference missing(io.revsync.revio.Customer customer) {
        Problem problem = reasons.get(new RecordKey(RecordType.CUSTOMER, customer.id()));
        return difference(
                customer,
                "Not active in QuickBooks."
                        + (problem == null ? "" : " " + problem.message() + " " + problem.remedy()));
    }

    private static Difference difference(io.revsync.revio.Customer customer, String reason) {
        return new Difference(
                customer.id(),
                "customer " + customer.id()
                        + customer.name().map(name -> " " + name).orElse(""),
                Optional.empty(),
                Optional.empty(),
                reason);
    }
}
