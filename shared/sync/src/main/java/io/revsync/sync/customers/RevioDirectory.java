package io.revsync.sync.customers;

import io.revsync.http.Deadline;
import io.revsync.revio.Customer;
import io.revsync.revio.KeyLink;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.RecordType;
import io.revsync.sync.settings.KeyLinkSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All customers of Rev.io, and where its own key links say they are in QuickBooks. Read when first needed, once per run. */
final class RevioDirectory {

    private final RevioClient revio;
    private final KeyLinkSettings settings;
    private Optional<List<Customer>> customers = Optional.empty();
    private Optional<Map<String, Set<String>>> keyLinks = Optional.empty();

    RevioDirectory(RevioClient revio, KeyLinkSettings settings) {
        this.revio = revio;
        this.settings = settings;
    }

    List<Customer> customers(Deadline deadline) {
        if (customers.isEmpty()) {
            List<Customer> all = new ArrayList<>();
            revio.pages(Resource.CUSTOMERS, Search.all().sortedBy("customer_id"), deadline)
                    .forEachRemaining(page -> all.addAll(page.records()));
            customers = Optional.of(all);
        }
        return customers.get();
    }

    /** QuickBooks ids by Rev.io id; none where the settings do not say how Rev.io calls QuickBooks. */
    Map<String, Set<String>> keyLinks(Deadline deadline) {
        if (keyLinks.isEmpty()) {
            Map<String, Set<String>> all = new HashMap<>();
            String entityType = settings.entityTypeIds().getOrDefault(RecordType.CUSTOMER.revioName(), "");
            if (!settings.integrationSystemId().isEmpty() && !entityType.isEmpty()) {
                revio.keyLinks()
                        .pages(settings.integrationSystemId(), entityType, deadline)
                        .forEachRemaining(page -> page.records().stream()
                                .filter(link -> isOfOurs(link, entityType))
                                .forEach(link -> all.computeIfAbsent(link.internalId(), id -> new HashSet<>())
                                        .add(link.externalId())));
            }
            keyLinks = Optional.of(all);
        }
        return keyLinks.get();
    }

    /** Rev.io may ignore a filter without saying so. */
    private boolean isOfOurs(KeyLink link, String entityType) {
        return link.systemId().equals(settings.integrationSystemId())
                && link.entityTypeId().equals(entityType);
    }
}
