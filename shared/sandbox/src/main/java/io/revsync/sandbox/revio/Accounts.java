package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.books.FieldName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ledger's arithmetic. What a receipt (payment or credit) settles on a bill leaves the bill's balance; what it settles
 * on none stays with the customer. A customer owes its bills less everything received.
 *
 * <p>A bill's balance is never taken below zero nor above its total by applying and releasing.
 */
final class Accounts {
    static final String BILLS = "Bills";
    static final String CUSTOMERS = "Customers";

    /** The index of a receipt by the bills it is applied to. */
    static final String BY_APPLIED_BILL = "applied_bill";

    private Accounts() {}

    /** What a bill asks for. */
    static BigDecimal total(ObjectNode bill) {
        return FieldName.BILL_TOTAL.read(bill).map(Fields::amountOrZero).orElse(BigDecimal.ZERO);
    }

    /** What is still open on it; all of it for a bill that came without a balance. */
    static BigDecimal balance(ObjectNode bill) {
        return FieldName.BILL_BALANCE.read(bill).map(Fields::amountOrZero).orElseGet(() -> total(bill));
    }

    /** One part of a receipt and the bill it settles. */
    record Application(String billId, BigDecimal amount) {}

    /** Applies an amount to the customer's open bills, oldest first, as far as it goes. */
    static List<Application> oldestFirst(BigDecimal amount, String customerId, Work work) {
        List<ObjectNode> open = work.books().find(BILLS, "customer_id", SearchKey.of(customerId)).stream()
                .flatMap(id -> work.get(BILLS, id).stream())
                .filter(bill -> balance(bill).signum() > 0)
                .sorted(Comparator.comparing((ObjectNode bill) ->
                                SearchKey.ofDate(FieldName.BILL_DATE.read(bill).orElse(null)))
                        .thenComparing(bill ->
                                SearchKey.of(FieldName.BILL_ID.read(bill).orElse(null))))
                .toList();
        List<Application> applications = new ArrayList<>();
        BigDecimal left = amount;
        for (ObjectNode bill : open) {
            BigDecimal part = left.min(balance(bill));
            if (part.signum() > 0) {
                applications.add(new Application(billId(bill), part));
                left = left.subtract(part);
            }
        }
        return applications;
    }

    /** Applies an amount to one bill; what exceeds its balance stays unapplied. */
    static List<Application> toBill(BigDecimal amount, ObjectNode bill) {
        BigDecimal part = amount.min(balance(bill));
        return part.signum() > 0 ? List.of(new Application(billId(bill), part)) : List.of();
    }

    static void apply(List<Application> applications, Work work) {
        applications.forEach(part -> moveBalance(part.billId(), part.amount().negate(), work));
    }

    /** Gives the bills back what a receipt had settled. */
    static void release(List<Application> applications, Work work) {
        applications.forEach(part -> moveBalance(part.billId(), part.amount(), work));
    }

    static void moveBalance(String billId, BigDecimal by, Work work) {
        work.get(BILLS, billId).ifPresent(bill -> {
            bill.put(FieldName.BILL_BALANCE.in(bill), balance(bill).add(by));
            work.update(BILLS, billId, bill);
        });
    }

    /** Changes what a bill asks for, its balance and its customer's with it. */
    static void moveTotal(ObjectNode bill, BigDecimal by, Work work) {
        BigDecimal balance = balance(bill).add(by);
        bill.put(FieldName.BILL_TOTAL.in(bill), total(bill).add(by));
        bill.put(FieldName.BILL_BALANCE.in(bill), balance);
        work.update(BILLS, billId(bill), bill);
        owe(Fields.text(bill, "customer_id"), by, work);
    }

    /** The customer owes so much more; less when negative. */
    static void owe(String customerId, BigDecimal more, Work work) {
        work.get(CUSTOMERS, customerId).ifPresent(customer -> {
            if (customer.get("finance") instanceof ObjectNode finance && more.signum() != 0) {
                finance.put(
                        "balance", Fields.amountOrZero(finance.path("balance")).add(more));
                work.update(CUSTOMERS, customerId, customer);
            }
        });
    }

    /** What a receipt settles. A record that names a bill and no applications settles that bill with all of it. */
    static List<Application> applications(ObjectNode receipt) {
        JsonNode list = FieldName.APPLICATIONS.read(receipt).orElse(null);
        List<Application> applications = new ArrayList<>();
        if (list != null && list.isArray()) {
            for (JsonNode part : list) {
                if (part instanceof ObjectNode object) {
                    Fields.id(FieldName.BILL_ID
                                    .read(object)
                                    .orElse(SandboxJson.object().nullNode()))
                            .ifPresent(bill -> applications.add(new Application(
                                    bill,
                                    FieldName.APPLIED_AMOUNT
                                            .read(object)
                                            .map(Fields::amountOrZero)
                                            .orElse(BigDecimal.ZERO))));
                }
            }
        } else {
            Fields.id(receipt, "bill_id")
                    .ifPresent(bill ->
                            applications.add(new Application(bill, Fields.amountOrZero(receipt.path("amount")))));
        }
        return applications;
    }

    static List<String> appliedBillKeys(ObjectNode receipt) {
        return applications(receipt).stream()
                .map(part -> SearchKey.of(part.billId()))
                .distinct()
                .toList();
    }

    static void write(List<Application> applications, ObjectNode receipt) {
        ArrayNode list = SandboxJson.array();
        for (Application part : applications) {
            list.add(SandboxJson.object()
                    .put(FieldName.BILL_ID.chosen(), Long.parseLong(part.billId()))
                    .put(FieldName.APPLIED_AMOUNT.chosen(), part.amount()));
        }
        receipt.set(FieldName.APPLICATIONS.in(receipt), list);
    }

    static String billId(ObjectNode bill) {
        return FieldName.BILL_ID.read(bill).map(JsonNode::asText).orElse("");
    }
}
