package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Charges: unbilled until a bill picks them up; recurring when they belong to a service product; credits when negative. */
final class ChargeResource extends Resource {
    static final String CHARGES = "Charges";

    ChargeResource() {
        super(CHARGES, "charge_id", Verb.CREATE);
        filters(
                Filter.id("customer_id"),
                Filter.id("bill_id"),
                Filter.id("service_id"),
                Filter.id("service_product_id"),
                Filter.id("product_id"),
                Filter.id("product_type_id"),
                Filter.text("description"),
                Filter.text("amount"),
                Filter.date("start_date"),
                Filter.date("end_date"));
    }

    @Override
    String create(ObjectNode body, Work work) {
        Validation validation = new Validation();
        String customerId = BodyRules.reference(body, "customer_id", Accounts.CUSTOMERS, work, validation);
        Optional<String> product = Fields.id(body, "product_id");
        validation.require(
                product.isPresent() || Fields.id(body, "product_type_id").isPresent(),
                "The product_id field or the product_type_id field is required.");
        BodyRules.optionalReference(body, "product_id", "Products", work, validation);
        BodyRules.optionalReference(body, "product_type_id", "ProductTypes", work, validation);
        Optional<BigDecimal> amount = amount(body);
        validation.require(amount.isPresent(), "The amount field, or rate and quantity, is required.");
        String start = BodyRules.date(body, "start_date", RevioTime.NEVER, validation);
        String end = BodyRules.date(body, "end_date", RevioTime.NEVER, validation);
        validation.require(
                !body.has("quantity") || body.path("quantity").asText().matches("-?\\d{1,9}"),
                "The value '" + Fields.text(body, "quantity") + "' is not valid for quantity.");
        validation.refuseIfWrong();
        String id = work.insert(
                this,
                SandboxJson.object()
                        .put("customer_id", Long.parseLong(customerId))
                        .put("bill_id", 0)
                        .put("service_id", body.path("service_id").asLong())
                        .put(
                                "service_product_id",
                                body.path("service_product_id").asLong())
                        .put("product_id", body.path("product_id").asLong())
                        .put("product_type_id", productType(body, product, work))
                        .put("description", description(body, product, work))
                        .put("quantity", body.path("quantity").asInt(1))
                        .put("rate", Fields.amount(body.path("rate")).orElse(amount.get()))
                        .put("amount", amount.get())
                        .put("cost", Fields.amountOrZero(body.path("cost")))
                        .put("tax_amount", Fields.amountOrZero(body.path("tax_amount")))
                        .put("is_tax_included", body.path("is_tax_included").asBoolean())
                        .put("is_prorated", body.path("is_prorated").asBoolean())
                        .put(
                                "is_commission_exempted",
                                body.path("is_commission_exempted").asBoolean())
                        .put("start_date", start)
                        .put("end_date", end));
        work.event("CHARGE_CREATED", id);
        return id;
    }

    /** What a charge adds to its bill: its amount and the tax on top of it. */
    static BigDecimal billed(ObjectNode charge) {
        return Fields.amountOrZero(charge.path("amount")).add(Fields.amountOrZero(charge.path("tax_amount")));
    }

    /** A charge on a bill that is changed at the control path changes the bill with it. */
    @Override
    void change(ObjectNode before, ObjectNode after, Work work) {
        BigDecimal more = billed(after).subtract(billed(before));
        if (more.signum() != 0) {
            onBill(after, more, work);
        }
    }

    @Override
    void delete(ObjectNode charge, Work work) {
        onBill(charge, billed(charge).negate(), work);
    }

    private static void onBill(ObjectNode charge, BigDecimal more, Work work) {
        Fields.id(charge, "bill_id")
                .flatMap(bill -> work.get(Accounts.BILLS, bill))
                .ifPresent(bill -> Accounts.moveTotal(bill, more, work));
    }

    private static Optional<BigDecimal> amount(ObjectNode body) {
        return Fields.amount(body.path("amount"))
                .or(() -> Fields.amount(body.path("rate")).map(rate -> rate.multiply(
                                BigDecimal.valueOf(body.path("quantity").asInt(1)))
                        .setScale(2, RoundingMode.HALF_UP)));
    }

    private static String description(ObjectNode body, Optional<String> product, Work work) {
        String given = Fields.text(body, "description");
        return given.isEmpty()
                ? product.flatMap(id -> work.get("Products", id))
                        .map(found -> Fields.text(found, "description"))
                        .orElse("")
                : given;
    }

    private static long productType(ObjectNode body, Optional<String> product, Work work) {
        return Fields.id(body, "product_type_id")
                .map(Long::parseLong)
                .or(() -> product.flatMap(id -> work.get("Products", id))
                        .map(found -> found.path("product_type_id").asLong()))
                .orElse(0L);
    }
}
