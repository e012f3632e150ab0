package io.revsync.sync.customers;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Customer;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.KeyLink;
import io.revsync.revio.RevioClient;
import io.revsync.sync.RecordType;
import io.revsync.sync.settings.KeyLinkSettings;
import io.revsync.sync.store.KeyLinks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The links another integration left in Rev.io, so that whoever changes over to this one keeps them. */
public final class ExistingLinks {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final KeyLinkSettings settings;

    public ExistingLinks(RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, KeyLinkSettings settings) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.settings = settings;
    }

    /**
     * For each of these unlinked customers that Rev.io links to a QuickBooks customer: that customer, unless it is taken. Where Rev.io
     * links two to the same one, the first has it.
     */
    Map<String, Customer> of(List<String> customerIds, Deadline deadline) {
        String entityType = settings.entityTypeIds().getOrDefault(RecordType.CUSTOMER.revioName(), "");
        Map<String, Customer> found = new HashMap<>();
        Set<String> taken = new HashSet<>();
        if (settings.integrationSystemId().isEmpty() || entityType.isEmpty() || customerIds.isEmpty()) {
            return found;
        }
        for (String customerId : customerIds) {
            for (KeyLink link :
                    revio.keyLinks().byInternalId(settings.integrationSystemId(), entityType, customerId, deadline)) {
                if (!found.containsKey(customerId) && isFree(link.externalId()) && taken.add(link.externalId())) {
                    quickBooks
                            .read(Entity.CUSTOMER, link.externalId(), deadline)
                            .ifPresent(customer -> found.put(customerId, customer));
                }
            }
        }
        return found;
    }

    private boolean isFree(String quickBooksId) {
        return keyLinks.byQuickBooksId(RecordType.CUSTOMER, quickBooksId).isEmpty();
    }
}
