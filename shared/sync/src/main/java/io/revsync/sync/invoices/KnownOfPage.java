package io.revsync.sync.invoices;

import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.store.KeyLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a page of bills, so that both halves of a bill are decided on the same facts.
 *
 * @param charges by bill id, of bills that travel
 * @param customers links by Rev.io id
 * @param itemByProduct QuickBooks item id by Rev.io product id
 * @param missingCustomers customers of bills that Rev.io does not show
 */
record KnownOfPage(
        Map<String, BillCharges> charges,
        Map<String, KeyLink> customers,
        Map<String, String> itemByProduct,
        Set<String> missingCustomers,
        CompanyRules company) {

    /** Before the first page. */
    static final KnownOfPage NOTHING = new KnownOfPage(
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            new CompanyRules(KnownOfPage::notConnected, KnownOfPage::notConnected));

    BillCharges charges(Bill bill) {
        return charges.getOrDefault(bill.id(), new BillCharges(List.of(), List.of()));
    }

    Optional<KeyLink> customer(Bill bill) {
        return Optional.ofNullable(customers.get(bill.customerId()));
    }

    private static <T> T notConnected() {
        throw new IllegalStateException("No page of bills was read yet.");
    }
}
