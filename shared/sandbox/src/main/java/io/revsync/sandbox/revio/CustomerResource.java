package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Customers. They have no name of their own: it is in one of their addresses. */
final class CustomerResource extends Resource {
    private static final List<String> ADDRESSES = List.of("billing_address", "service_address", "listing_address");
    private static final Set<String> STATUSES = Set.of("OPEN", "PENDING", "PROSPECT", "CLOSED");

    CustomerResource() {
        super(Accounts.CUSTOMERS, "customer_id", Verb.CREATE, Verb.PATCH, Verb.DELETE);
        filters(
                Filter.part("name", CustomerResource::names),
                Filter.text("account_number"),
                Filter.text("status"),
                Filter.text("email"),
                Filter.id("parent_customer_id"),
                Filter.id("agent_id"),
                Filter.at("bill_profile_id", "/finance/bill_profile_id"),
                Filter.date("activated_date"),
                Filter.date("close_date"));
    }

    /** An address that names the customer, a bill profile and a known status are needed; the rest has defaults. */
    @Override
    String create(ObjectNode body, Work work) {
        Validation validation = new Validation();
        validation.require(
                !names(body).isBlank(),
                "A company_name, or a first_name and last_name, is required in billing_address.");
        ObjectNode finance = body.get("finance") instanceof ObjectNode given ? given : SandboxJson.object();
        BodyRules.reference(finance, "bill_profile_id", "BillProfiles", work, validation);
        BodyRules.optionalReference(body, "parent_customer_id", name(), work, validation);
        checkStatus(body, validation);
        validation.refuseIfWrong();
        String id = work.insert(this, complete(body, finance, work));
        work.event("CUSTOMER_CREATED", id);
        return id;
    }

    /** The balance is the ledger's, and a customer's id and beginning are not for change. */
    @Override
    void change(ObjectNode before, ObjectNode after, Work work) {
        Validation validation = new Validation();
        for (String fixed : List.of("/customer_id", "/created_date", "/finance/balance")) {
            validation.require(
                    before.at(fixed).equals(after.at(fixed)),
                    "The field " + fixed.substring(1) + " cannot be changed.");
        }
        checkStatus(after, validation);
        validation.refuseIfWrong();
        if (!before.path("status").equals(after.path("status"))) {
            work.event("CUSTOMER_STATUS_CHANGED", after.path("customer_id").asText());
        }
    }

    /** A customer with bills can be closed, not deleted. */
    @Override
    void delete(ObjectNode record, Work work) {
        boolean billed = !work.books()
                .find(Accounts.BILLS, "customer_id", SearchKey.of(record.get("customer_id")))
                .isEmpty();
        new Validation()
                .require(!billed, "The customer has bills and cannot be deleted.")
                .refuseIfWrong();
    }

    /** Every name a customer goes by, in one text. */
    static String names(ObjectNode customer) {
        return ADDRESSES.stream()
                .map(customer::get)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .flatMap(address -> List.of(
                        Fields.text(address, "company_name"),
                        (Fields.text(address, "first_name") + " " + Fields.text(address, "last_name")).trim())
                        .stream())
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static void checkStatus(ObjectNode customer, Validation validation) {
        String status = Fields.text(customer, "status");
        validation.require(
                status.isEmpty() || STATUSES.contains(status),
                "The status '" + status + "' is not one of " + STATUSES + ".");
    }

    private static ObjectNode complete(ObjectNode body, ObjectNode finance, Work work) {
        ObjectNode customer = SandboxJson.object()
                .put("parent_customer_id", 0)
                .put("is_parent", false)
                .put("account_number", "")
                .put("status", "OPEN")
                .put("class", "BUSINESS")
                .put("bill_method", "NONE")
                .put("activated_date", work.today())
                .put("close_date", RevioTime.NEVER)
                .put("email", "")
                .put("agent_id", 0)
                .put("security_pin", "")
                .put("source", "")
                .put("suspended", false);
        for (String address : ADDRESSES) {
            customer.set(address, address());
        }
        ObjectNode money = SandboxJson.object();
        money.setAll(finance);
        money.put("balance", 0);
        if (!money.has("tax_exempt_enabled")) {
            money.put("tax_exempt_enabled", false).putArray("tax_exempt_types");
        }
        body.properties().forEach(field -> {
            if (ADDRESSES.contains(field.getKey()) && field.getValue() instanceof ObjectNode given) {
                ((ObjectNode) customer.get(field.getKey())).setAll(given);
            } else if (!Set.of("customer_id", "created_date", "updated_date").contains(field.getKey())) {
                customer.set(field.getKey(), field.getValue());
            }
        });
        customer.set("finance", money);
        if (!customer.has("fields")) {
            customer.putArray("fields");
        }
        return customer;
    }

    private static ObjectNode address() {
        ObjectNode address = SandboxJson.object().put("address_id", 0).put("customer_id", 0);
        for (String field : List.of(
                "first_name",
                "middle_initial",
                "last_name",
                "company_name",
                "line_1",
                "line_2",
                "city",
                "state_or_province",
                "postal_code",
                "postal_code_extension",
                "country_code")) {
            address.put(field, "");
        }
        return address.put("created_date", RevioTime.NEVER);
    }
}
