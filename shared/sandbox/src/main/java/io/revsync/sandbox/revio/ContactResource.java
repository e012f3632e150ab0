package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** People at a customer. */
final class ContactResource extends Resource {
    ContactResource() {
        super("Contacts", "contact_id", Verb.CREATE, Verb.PATCH, Verb.DELETE);
        filters(
                Filter.id("customer_id"),
                Filter.text("email"),
                Filter.part("name", contact -> Fields.text(contact, "name")));
    }

    @Override
    String create(ObjectNode body, Work work) {
        Validation validation = new Validation();
        BodyRules.reference(body, "customer_id", Accounts.CUSTOMERS, work, validation);
        validation.require(!Fields.text(body, "name").isBlank(), "The name field is required.");
        validation.refuseIfWrong();
        body.remove(idField());
        return work.insert(this, body);
    }
}
