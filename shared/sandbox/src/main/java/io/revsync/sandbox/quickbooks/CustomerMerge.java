package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Merges a customer into another, as QuickBooks does when somebody gives the one the other's name: the one is gone, and what was booked on
 * it is booked on the other. Chosen: the transactions keep their SyncTokens and dates, for nobody edited them.
 */
final class CustomerMerge {

    private final Entity customers;
    private final List<String> transactions;

    CustomerMerge(Entities entities) {
        this.customers = entities.named(Customers.NAME).orElseThrow();
        this.transactions = List.of(Invoices.NAME, CreditMemos.NAME, Payments.NAME);
    }

    /** @return the customer that stays */
    ObjectNode merge(Work work, String goneId, String stayingId) {
        ObjectNode gone = work.find(Customers.NAME, goneId).orElseThrow(() -> Errors.notFound(Customers.NAME, goneId));
        ObjectNode staying =
                work.find(Customers.NAME, stayingId).orElseThrow(() -> Errors.notFound(Customers.NAME, stayingId));
        String name = staying.path("DisplayName").asText();
        transactions.forEach(entity -> rebook(work, entity, "CustomerRef", goneId, Wire.reference(stayingId, name)));
        rebook(work, Customers.NAME, "ParentRef", goneId, Wire.reference(stayingId, null));
        Customers.owesMore(work, stayingId, Wire.amount(gone, "Balance"));
        customers.erase(work, gone);
        return customers.stampChanged(
                work, work.find(Customers.NAME, stayingId).orElseThrow().deepCopy());
    }

    private static void rebook(Work work, String entity, String reference, String from, ObjectNode to) {
        work.draft()
                .records()
                .all(entity)
                .filter(record -> record.path(reference).path("value").asText().equals(from))
                .toList()
                .forEach(record -> {
                    ObjectNode rebooked = record.deepCopy();
                    rebooked.set(reference, to.deepCopy());
                    work.draft().put(entity, record.path("Id").asText(), rebooked);
                });
    }
}
