package io.revsync.sandbox.revio;

import io.revsync.sandbox.books.RecordShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything the API has under {@code /v1/}. Names are found in any letter case. */
final class Resources {
    private final Map<String, Resource> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param others resources that books bring along and this simulator has no rules for */
    Resources(boolean webhooks, List<String> others) {
        standard().forEach(this::add);
        if (webhooks) {
            add(new WebhookReceiverResource());
            add(new WebhookSubscriptionResource());
        }
        for (String other : others) {
            boolean hidden = other.equals(WebhookReceiverResource.CODES);
            if (!hidden
                    && !byName.containsKey(other)
                    && RecordShape.named(other, RecordShape.REVIO).isEmpty()) {
                add(new ReferenceResource(
                        other, RecordShape.otherRevio(other).idFields().get(0), Filter.id("customer_id")));
            }
        }
    }

    Optional<Resource> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<Resource> all() {
        return new ArrayList<>(byName.values());
    }

    private void add(Resource resource) {
        byName.put(resource.name(), resource);
    }

    private static List<Resource> standard() {
        return List.of(
                new CustomerResource(),
                new ContactResource(),
                new BillResource(),
                new ChargeResource(),
                new CreditResource(),
                new PaymentResource(),
                new ServiceProductResource(),
                new KeyLinkResource(),
                reference(
                        "Products",
                        "product_id",
                        Filter.id("product_type_id"),
                        Filter.text("active"),
                        Filter.text("ledger_code"),
                        Filter.part("description", product -> Fields.text(product, "description"))),
                reference("ProductTypes", "product_type_id", Filter.text("active"), Filter.text("product_type_code")),
                reference(
                        "Services",
                        "service_id",
                        Filter.id("customer_id"),
                        Filter.id("service_type_id"),
                        Filter.text("number")),
                reference("BillProfiles", "bill_profile_id", Filter.text("active")),
                reference("IntegrationSystem", "integration_system_id", Filter.text("system_name")),
                reference("IntegrationEntityType", "integration_entity_type_id", Filter.text("entity_type_name")));
    }

    private static Resource reference(String name, String idField, Filter... filters) {
        return new ReferenceResource(name, idField, filters);
    }
}
