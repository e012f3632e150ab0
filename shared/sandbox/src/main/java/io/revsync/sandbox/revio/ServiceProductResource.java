package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;

/** Products a customer has in service: what makes a charge recurring. */
final class ServiceProductResource extends Resource {
    ServiceProductResource() {
        super("ServiceProduct", "service_product_id", Verb.CREATE, Verb.PATCH, Verb.DELETE);
        filters(
                Filter.id("customer_id"),
                Filter.id("product_id"),
                Filter.id("service_id"),
                Filter.text("description"),
                Filter.text("status"),
                Filter.date("status_date"),
                Filter.date("activated_date"));
    }

    @Override
    String create(ObjectNode body, Work work) {
        Validation validation = new Validation();
        BodyRules.reference(body, "customer_id", Accounts.CUSTOMERS, work, validation);
        BodyRules.reference(body, "product_id", "Products", work, validation);
        validation.refuseIfWrong();
        ObjectNode record = SandboxJson.object().put("status", "ACTIVE").put("quantity", 1);
        record.setAll(body);
        record.remove(idField());
        return work.insert(this, record);
    }
}
