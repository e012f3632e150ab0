package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A customer to be made in Rev.io, or as one is to become.
 *
 * @param accountNumber what it can be found by again
 * @param billProfileId by which it will be billed
 */
public record NewCustomer(
        String accountNumber,
        Optional<String> parentId,
        CustomerClass customerClass,
        String email,
        Address billing,
        Address service,
        String billProfileId) {

    /** What is sent to make it. */
    public ObjectNode body() {
        WireObject body = new WireObject()
                .text(FieldSpellings.ACCOUNT_NUMBER, accountNumber)
                .text(FieldSpellings.STATUS, CustomerStatus.OPEN.name())
                .text(FieldSpellings.CUSTOMER_CLASS, customerClass.name())
                .text(FieldSpellings.EMAIL, email)
                .set(FieldSpellings.BILLING_ADDRESS, address(billing))
                .set(FieldSpellings.SERVICE_ADDRESS, address(service))
                .set(
                        FieldSpellings.FINANCE,
                        new WireObject()
                                .id(FieldSpellings.BILL_PROFILE, billProfileId)
                                .json());
        parentId.ifPresent(parent -> body.id(FieldSpellings.PARENT, parent));
        return body.json();
    }

    /** Equal as long as names, e-mail and addresses are. */
    public ObjectNode facts() {
        return new WireObject()
                .text(FieldSpellings.EMAIL, email)
                .set(FieldSpellings.BILLING_ADDRESS, address(billing))
                .set(FieldSpellings.SERVICE_ADDRESS, address(service))
                .json();
    }

    /** The JSON Patch by which a customer gets these names, e-mail and addresses; empty when it has them. */
    public ArrayNode changesOf(Customer there) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        if (!String.join(",", there.emails()).equalsIgnoreCase(email)) {
            replace(patch, "/" + FieldSpellings.EMAIL.preferred(), email);
        }
        addChanges(patch, FieldSpellings.BILLING_ADDRESS, billing, there.billingAddress());
        addChanges(patch, FieldSpellings.SERVICE_ADDRESS, service, there.serviceAddress());
        return patch;
    }

    /** Adds to a patch that the customer gets this status. */
    public static ArrayNode withStatus(ArrayNode patch, CustomerStatus status) {
        replace(patch, "/" + FieldSpellings.STATUS.preferred(), status.name());
        return patch;
    }

    private static void addChanges(ArrayNode patch, Field field, Address wanted, Optional<Address> there) {
        ObjectNode old = there.map(NewCustomer::address).orElseGet(JsonNodeFactory.instance::objectNode);
        for (var part : address(wanted).properties()) {
            JsonNode before = old.path(part.getKey());
            if (!before.asText("").equals(part.getValue().asText())) {
                replace(
                        patch,
                        "/" + field.preferred() + "/" + part.getKey(),
                        part.getValue().asText());
            }
        }
    }

    private static void replace(ArrayNode patch, String path, String value) {
        patch.addObject().put("op", "replace").put("path", path).put("value", value);
    }

    private static ObjectNode address(Address address) {
        return new WireObject()
                .text(FieldSpellings.FIRST_NAME, address.firstName())
                .text(FieldSpellings.LAST_NAME, address.lastName())
                .text(FieldSpellings.COMPANY_NAME, address.companyName())
                .text(FieldSpellings.LINE_1, address.line1())
                .text(FieldSpellings.LINE_2, address.line2())
                .text(FieldSpellings.CITY, address.city())
                .text(FieldSpellings.STATE, address.stateOrProvince())
                .text(FieldSpellings.POSTAL_CODE, address.postalCode())
                .text(FieldSpellings.POSTAL_CODE_EXTENSION, address.postalCodeExtension())
                .text(FieldSpellings.COUNTRY, CountryCodes.alpha3(address.country()))
                .json();
    }
}
