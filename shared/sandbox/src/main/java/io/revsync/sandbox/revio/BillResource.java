package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.books.FieldName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bills: made of unbilled charges, never edited in place, sometimes deleted. Their lines are not in them; a client asks
 * the charges for them.
 */
final class BillResource extends Resource {
    BillResource() {
        super(Accounts.BILLS, FieldName.BILL_ID.chosen(), Verb.CREATE, Verb.DELETE);
        filters(
                Filter.id("customer_id"),
                Filter.id("bill_profile_id"),
                Filter.date("due_date"),
                Filter.spelled(FieldName.BILL_DATE.chosen(), Filter.Kind.DATE, FieldName.BILL_DATE),
                Filter.spelled(FieldName.BILL_TOTAL.chosen(), Filter.Kind.TEXT, FieldName.BILL_TOTAL),
                Filter.spelled(FieldName.BILL_BALANCE.chosen(), Filter.Kind.TEXT, FieldName.BILL_BALANCE));
    }

    /** Bills a customer's unbilled charges: those listed in {@code charge_ids}, or all. */
    @Override
    String create(ObjectNode body, Work work) {
        Validation validation = new Validation();
        String customerId = BodyRules.reference(body, "customer_id", Accounts.CUSTOMERS, work, validation);
        String due = BodyRules.date(body, "due_date", RevioTime.NEVER, validation);
        String date = BodyRules.date(body, FieldName.BILL_DATE.chosen(), work.today(), validation);
        Map<String, ObjectNode> charges = charges(body, customerId, work, validation);
        validation.require(!charges.isEmpty(), "The customer has no unbilled charges.");
        validation.refuseIfWrong();
        BigDecimal total =
                charges.values().stream().map(ChargeResource::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
        String id = work.insert(
                this,
                SandboxJson.object()
                        .put("customer_id", Long.parseLong(customerId))
                        .put("bill_profile_id", billProfile(customerId, work))
                        .put(FieldName.BILL_DATE.chosen(), date)
                        .put("due_date", due)
                        .put(FieldName.BILL_TOTAL.chosen(), total)
                        .put(FieldName.BILL_BALANCE.chosen(), total)
                        .put("is_final_bill", body.path("is_final_bill").asBoolean()));
        charges.forEach((chargeId, charge) -> {
            charge.put("bill_id", Long.parseLong(id));
            work.update(ChargeResource.CHARGES, chargeId, charge);
        });
        Accounts.owe(customerId, total, work);
        work.event("BILL_CREATED", id);
        return id;
    }

    /** Deleting a bill frees its charges for the next one, and what was paid on it for other bills. */
    @Override
    void delete(ObjectNode bill, Work work) {
        String id = Accounts.billId(bill);
        for (String charge : work.books().find(ChargeResource.CHARGES, "bill_id", SearchKey.of(id))) {
            work.get(ChargeResource.CHARGES, charge).ifPresent(record -> {
                record.put("bill_id", 0);
                work.update(ChargeResource.CHARGES, charge, record);
            });
        }
        for (String receipts : List.of(PaymentResource.PAYMENTS, CreditResource.CREDITS)) {
            for (String receipt : work.books().find(receipts, Accounts.BY_APPLIED_BILL, SearchKey.of(id))) {
                work.get(receipts, receipt).ifPresent(record -> {
                    forget(id, record);
                    work.update(receipts, receipt, record);
                });
            }
        }
        Accounts.owe(Fields.text(bill, "customer_id"), Accounts.total(bill).negate(), work);
    }

    /** A person at the sandbox's control path may do what no client can: change what a bill asks for. */
    @Override
    void change(ObjectNode before, ObjectNode after, Work work) {
        BigDecimal more = Accounts.total(after).subtract(Accounts.total(before));
        boolean balanceFollows = Accounts.balance(after).compareTo(Accounts.balance(before)) == 0;
        if (more.signum() != 0 && balanceFollows) {
            after.put(FieldName.BILL_BALANCE.in(after), Accounts.balance(before).add(more));
        }
        Accounts.owe(
                Fields.text(after, "customer_id"), Accounts.balance(after).subtract(Accounts.balance(before)), work);
    }

    private static void forget(String billId, ObjectNode receipt) {
        Accounts.write(
                Accounts.applications(receipt).stream()
                        .filter(part -> !part.billId().equals(billId))
                        .toList(),
                receipt);
        if (Fields.text(receipt, "bill_id").equals(billId)) {
            receipt.put("bill_id", 0);
        }
    }

    private static Map<String, ObjectNode> charges(
            ObjectNode body, String customerId, Work work, Validation validation) {
        Map<String, ObjectNode> charges = new LinkedHashMap<>();
        for (String id : wanted(body, customerId, work)) {
            Optional<ObjectNode> charge = work.get(ChargeResource.CHARGES, id)
                    .filter(found -> Fields.text(found, "customer_id").equals(customerId))
                    .filter(found -> Fields.id(found, "bill_id").isEmpty());
            validation.require(
                    charge.isPresent(), "The charge '" + id + "' is not an unbilled charge of the customer.");
            charge.ifPresent(found -> charges.put(id, found));
        }
        return charges;
    }

    private static List<String> wanted(ObjectNode body, String customerId, Work work) {
        List<String> ids = new ArrayList<>();
        if (body.path("charge_ids").isArray()) {
            for (JsonNode id : body.path("charge_ids")) {
                ids.add(id.asText());
            }
            return ids;
        }
        for (String id : work.books().find(ChargeResource.CHARGES, "customer_id", SearchKey.of(customerId))) {
            work.get(ChargeResource.CHARGES, id)
                    .filter(charge -> Fields.id(charge, "bill_id").isEmpty())
                    .ifPresent(charge -> ids.add(id));
        }
        return ids;
    }

    private static long billProfile(String customerId, Work work) {
        return work.get(Accounts.CUSTOMERS, customerId)
                .map(customer -> customer.at("/finance/bill_profile_id").asLong())
                .orElse(0L);
    }
}
