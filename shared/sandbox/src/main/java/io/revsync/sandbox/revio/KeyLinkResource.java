package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.books.FieldName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Links between Rev.io records and records of other systems. One record may have several; the same link may be made
 * twice, since no document promises otherwise.
 */
final class KeyLinkResource extends Resource {
    private static final String SYSTEM = "integration_system_id";
    private static final String TYPE = "integration_entity_type_id";
    private static final int LONGEST_EXTERNAL_ID = 255;

    private static final Map<String, String> RESOURCE_OF_TYPE = Map.ofEntries(
            Map.entry("AGENT", "Agents"),
            Map.entry("BILL", Accounts.BILLS),
            Map.entry("CONTACT", "Contacts"),
            Map.entry("CUSTOMER", Accounts.CUSTOMERS),
            Map.entry("SERVICE_PRODUCT", "ServiceProduct"),
            Map.entry("CREDIT", CreditResource.CREDITS),
            Map.entry("CHARGE", ChargeResource.CHARGES),
            Map.entry("SERVICE", "Services"),
            Map.entry("PAYMENT", PaymentResource.PAYMENTS),
            Map.entry("PRODUCT", "Products"),
            Map.entry("ADDRESS", "Addresses"),
            Map.entry("INVENTORY_ITEM", "InventoryItem"));

    KeyLinkResource() {
        super("IntegrationKeyLink", "integration_key_link_id", Verb.CREATE, Verb.REPLACE, Verb.DELETE);
        filters(
                Filter.id(SYSTEM),
                Filter.id(TYPE),
                Filter.text("external_id"),
                Filter.spelled(FieldName.KEY_LINK_RECORD.chosen(), Filter.Kind.ID, FieldName.KEY_LINK_RECORD));
    }

    @Override
    String create(ObjectNode body, Work work) {
        return work.insert(this, checked(body, work));
    }

    /** A PUT is judged like a new link. */
    @Override
    void change(ObjectNode before, ObjectNode after, Work work) {
        checked(after, work);
    }

    /** System, type and the Rev.io record must exist; the external id is taken as it is. */
    private static ObjectNode checked(ObjectNode body, Work work) {
        Validation validation = new Validation();
        String system = BodyRules.reference(body, SYSTEM, "IntegrationSystem", work, validation);
        String type = BodyRules.reference(body, TYPE, "IntegrationEntityType", work, validation);
        String external = Fields.text(body, "external_id");
        validation.require(!external.isBlank(), "The external_id field is required.");
        validation.require(
                external.length() <= LONGEST_EXTERNAL_ID,
                "The external_id must not be longer than " + LONGEST_EXTERNAL_ID + " characters.");
        String field = FieldName.KEY_LINK_RECORD.chosen();
        Optional<String> record = FieldName.KEY_LINK_RECORD.read(body).flatMap((JsonNode id) -> Fields.id(id));
        validation.require(record.isPresent(), "The " + field + " field is required.");
        validation.refuseIfWrong();
        validation.require(
                work.exists(resource(type, work), record.orElse("")),
                "The " + field + " '" + record.orElse("") + "' does not exist.");
        validation.refuseIfWrong();
        return SandboxJson.object()
                .put(SYSTEM, Long.parseLong(system))
                .put(TYPE, Long.parseLong(type))
                .put(field, Long.parseLong(record.orElse("0")))
                .put("external_id", external);
    }

    private static String resource(String type, Work work) {
        return work.get("IntegrationEntityType", type)
                .map(found -> Fields.text(found, "entity_type_name").toUpperCase(Locale.ROOT))
                .map(name -> RESOURCE_OF_TYPE.getOrDefault(name.replace(' ', '_'), name))
                .orElse("");
    }
}
