package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.functions.sync.PeopleInQuickBooks.Merge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which customers of both sides are the same one, as both ledgers say themselves; those that people have merged are one, too. */
final class RawCustomers {

    private final Map<String, String> sameAs = new HashMap<>();

    RawCustomers(RawLedgers ledgers, List<Merge> merges) {
        ledgers.quickBooks("Customer").forEach(this::quickBooks);
        for (Merge merge : merges) {
            quickBooks(merge.gone());
            same(inQuickBooks(merge.gone().path("Id").asText()), inQuickBooks(merge.staying()));
        }
        ledgers.revio("Customers").forEach(customer -> {
            String account = customer.path("account_number").asText();
            if (account.startsWith("QBO-")) {
                same(inRevio(customer.path("customer_id").asText()), inQuickBooks(account.substring("QBO-".length())));
            }
        });
    }

    private void quickBooks(JsonNode customer) {
        RawLedgers.marker(customer)
                .ifPresent(of ->
                        same(inRevio(of.id()), inQuickBooks(customer.path("Id").asText())));
    }

    /** Stands for all customers that are the same as the one of a Rev.io record. */
    String ofRevio(JsonNode record) {
        return first(inRevio(record.path("customer_id").asText()));
    }

    /** Stands for all customers that are the same as the one of a QuickBooks record. */
    String ofQuickBooks(JsonNode record) {
        return first(inQuickBooks(record.at("/CustomerRef/value").asText()));
    }

    private static String inRevio(String id) {
        return "Rev.io customer " + id;
    }

    private static String inQuickBooks(String id) {
        return "QuickBooks customer " + id;
    }

    private void same(String one, String other) {
        if (!first(one).equals(first(other))) {
            sameAs.put(first(one), first(other));
        }
    }

    private String first(String customer) {
        String other = sameAs.get(customer);
        return other == null ? customer : first(other);
    }
}
