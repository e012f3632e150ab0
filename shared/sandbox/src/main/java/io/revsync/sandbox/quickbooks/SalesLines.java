package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines of a sales form (DI: Invoice reference, Line). */
final class SalesLines {

    static final String SALES_ITEM = "SalesItemLineDetail";
    private static final String SUB_TOTAL = "SubTotalLineDetail";
    private static final String DISCOUNT = "DiscountLineDetail";
    private static final String GROUP = "GroupLineDetail";
    private static final String TEXT = "DescriptionOnly";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Lines as they are stored.
     *
     * @param gross sum of the item lines
     * @param discount what the discount line takes off
     */
    record Result(List<ObjectNode> lines, BigDecimal gross, BigDecimal discount) {

        BigDecimal net() {
            return gross.subtract(discount);
        }

        List<ObjectNode> items() {
            return lines.stream()
                    .filter(line -> line.path("DetailType").asText().equals(SALES_ITEM))
                    .toList();
        }

        /** QuickBooks appends a line of its own to every answer (recorded). */
        List<ObjectNode> withSubTotal() {
            List<ObjectNode> all = new ArrayList<>(lines);
            ObjectNode subTotal = SandboxJson.object();
            subTotal.set("Amount", Wire.money(gross));
            subTotal.put("DetailType", SUB_TOTAL).putObject(SUB_TOTAL);
            int discount = lines.size() - 1;
            boolean discounted = discount >= 0
                    && lines.get(discount).path("DetailType").asText().equals(DISCOUNT);
            all.add(discounted ? discount : lines.size(), subTotal);
            return all;
        }
    }

    /** Reads the request's lines; the list is taken as a whole, ids of known lines are kept. */
    Result settle(Work work, ObjectNode record, Optional<String> defaultTaxCode) {
        List<ObjectNode> lines = new ArrayList<>();
        BigDecimal gross = BigDecimal.ZERO;
        ObjectNode discountLine = null;
        for (ObjectNode sent : Wire.objects(record, "Line")) {
            ObjectNode line = sent.deepCopy();
            new Checks()
                    .required(line, "DetailType")
                    .length(line, "Description", 4000)
                    .verify();
            switch (line.path("DetailType").asText()) {
                case SUB_TOTAL:
                    continue;
                case DISCOUNT:
                    discountLine = line;
                    continue;
                case SALES_ITEM:
                    itemLine(work, line, defaultTaxCode);
                    break;
                case GROUP:
                    groupLine(work, line, defaultTaxCode);
                    break;
                case TEXT:
                    line.remove("Amount");
                    break;
                default:
                    throw Errors.business("A sales form has no lines of type "
                            + line.path("DetailType").asText() + ".");
            }
            gross = gross.add(Wire.amount(line, "Amount"));
            lines.add(line);
        }
        formHasALine(lines);
        BigDecimal discount = BigDecimal.ZERO;
        if (discountLine != null) {
            discount = discount(discountLine, gross);
            lines.add(discountLine);
        }
        number(lines);
        return new Result(lines, gross, discount);
    }

    /** 2020: at least one item, group or text line. */
    private static void formHasALine(List<ObjectNode> lines) {
        if (lines.isEmpty()) {
            throw ApiFault.validation(Errors.required("Line"));
        }
    }

    /** 2500 or 610 for the item; 2020 without an amount; 6070 if it is not quantity times price. */
    private static void itemLine(Work work, ObjectNode line, Optional<String> defaultTaxCode) {
        ObjectNode detail = line.withObjectProperty(SALES_ITEM);
        Optional<String> itemId = Wire.ref(detail, "ItemRef");
        if (itemId.isEmpty()) {
            lineWithoutItemIsText(line);
            return;
        }
        ObjectNode item = work.referred(Items.NAME, itemId.get());
        if (!Wire.flag(item, "Active", true)) {
            throw Errors.inactive(Items.NAME, itemId.get());
        }
        detail.set("ItemRef", Wire.reference(itemId.get(), item.path("Name").asText()));
        if (item.has("IncomeAccountRef")) {
            detail.set("ItemAccountRef", item.get("IncomeAccountRef"));
        }
        amountIsQuantityTimesPrice(line, detail);
        if (Wire.ref(detail, "TaxCodeRef").isEmpty()) {
            Optional<String> code = defaultTaxCode.map(tax -> Wire.flag(item, "Taxable", false) ? tax : "NON");
            code.ifPresent(value -> detail.set("TaxCodeRef", Wire.reference(value, null)));
        }
    }

    /** Without an item the line is text and its amount is ignored (DI: Invoice reference). */
    private static void lineWithoutItemIsText(ObjectNode line) {
        line.remove(List.of(SALES_ITEM, "Amount"));
        line.put("DetailType", TEXT).putObject("DescriptionLineDetail");
    }

    private static void amountIsQuantityTimesPrice(ObjectNode line, ObjectNode detail) {
        Optional<BigDecimal> quantity = Wire.decimal(detail, "Qty");
        Optional<BigDecimal> price = Wire.decimal(detail, "UnitPrice");
        Optional<BigDecimal> amount = Wire.decimal(line, "Amount");
        if (quantity.isPresent() && price.isPresent()) {
            BigDecimal product = Wire.cents(quantity.get().multiply(price.get()));
            if (amount.isPresent() && Wire.cents(amount.get()).compareTo(product) != 0) {
                throw Errors.amountMismatch(amount.get());
            }
            line.set("Amount", Wire.money(product));
        } else if (amount.isPresent()) {
            line.set("Amount", Wire.money(amount.get()));
        } else {
            throw ApiFault.validation(Errors.required("Amount"));
        }
    }

    private static void groupLine(Work work, ObjectNode line, Optional<String> defaultTaxCode) {
        BigDecimal sum = BigDecimal.ZERO;
        for (ObjectNode inner : Wire.objects(line.path(GROUP), "Line")) {
            itemLine(work, inner, defaultTaxCode);
            sum = sum.add(Wire.amount(inner, "Amount"));
        }
        line.set("Amount", Wire.money(sum));
    }

    private static BigDecimal discount(ObjectNode line, BigDecimal gross) {
        ObjectNode detail = line.withObjectProperty(DISCOUNT);
        BigDecimal amount = Wire.flag(detail, "PercentBased", false)
                ? gross.multiply(Wire.amount(detail, "DiscountPercent")).divide(HUNDRED)
                : Wire.amount(line, "Amount");
        line.set("Amount", Wire.money(amount));
        return Wire.cents(amount);
    }

    /** A line without an id, or with one already used, is new and gets the next (recorded). */
    private static void number(List<ObjectNode> lines) {
        long highest = 0;
        for (ObjectNode line : lines) {
            highest = Math.max(highest, line.path("Id").asLong(0));
        }
        Set<String> used = new HashSet<>();
        int lineNumber = 1;
        for (ObjectNode line : lines) {
            if (line.path("Id").asLong(0) <= 0 || !used.add(line.path("Id").asText())) {
                line.put("Id", Long.toString(++highest));
            }
            line.put("LineNum", lineNumber++);
        }
    }

    /** Amounts, quantities and taxes of a voided form are zero (recorded). */
    static void empty(ObjectNode record) {
        for (ObjectNode line : Wire.objects(record, "Line")) {
            if (line.has("Amount")) {
                line.set("Amount", Wire.money(BigDecimal.ZERO));
            }
            if (line.path(SALES_ITEM).has("Qty")) {
                line.withObjectProperty(SALES_ITEM).put("Qty", 0);
            }
        }
    }
}
