package io.revsync.sync.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.Transaction;
import io.revsync.sync.RecordType;
import io.revsync.sync.TextLength;
import io.revsync.sync.store.OwnedFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which fields of a QuickBooks record belong to Rev.io: those we send. Memo, class, tax code, e-mail status, terms, and what is paid of an
 * invoice belong to QuickBooks; so does what it applies of a payment beyond what we applied. Pure.
 */
final class Ownership {

    /** Begins the name of a field: the invoice's id follows, its value is the amount. */
    static final String APPLIED = "applied to invoice ";

    static final String STATE = "state";
    static final String VOIDED = "voided";
    static final String TOTAL = "total";
    private static final String IN_THE_BOOKS = "in the books";

    /** What a record says that is not there any more. */
    static final OwnedFields DELETED = new OwnedFields(new TreeMap<>(Map.of(STATE, "deleted")));

    /** What is known of a record that was written when it was not kept yet what it says. */
    static final OwnedFields THERE = new OwnedFields(new TreeMap<>(Map.of(STATE, IN_THE_BOOKS)));

    private static final int SHOWN_LINES = 300;
    private static final String DELETED_NAME = " (deleted)";

    private Ownership() {}

    /** What we wrote, as QuickBooks answered it. @param sent the body we sent: what it leaves out is not ours */
    static OwnedFields written(RecordType type, ObjectNode answer, JsonNode sent) {
        SortedMap<String, String> fields = new TreeMap<>();
        now(type, answer).fields().forEach((name, value) -> {
            if (name.equals(STATE) || name.equals(TOTAL) || sent.has(property(name))) {
                fields.put(name, value);
            }
        });
        return new OwnedFields(fields);
    }

    /** What a body that is to be sent asks for. */
    static OwnedFields wanted(RecordType type, ObjectNode body) {
        SortedMap<String, String> fields =
                new TreeMap<>(written(type, body, body).fields());
        fields.keySet().removeAll(List.of(STATE, TOTAL));
        return new OwnedFields(fields);
    }

    /** What the record says now. */
    static OwnedFields now(RecordType type, ObjectNode json) {
        SortedMap<String, String> fields = new TreeMap<>();
        switch (type) {
            case CUSTOMER -> customer(fields, json);
            case PRODUCT -> fields.put("item name", json.path("Name").asText());
            case BILL, NEGATIVE_BILL, CREDIT -> {
                transaction(fields, json);
                fields.put("number", json.path("DocNumber").asText());
                fields.put("due date", json.path("DueDate").asText());
                fields.put("lines", lines(json));
            }
            case PAYMENT, CREDIT_APPLICATION -> {
                transaction(fields, json);
                fields.put("reference", json.path("PaymentRefNum").asText());
                fields.put(
                        "payment method",
                        json.path("PaymentMethodRef").path("value").asText());
                applied(fields, json);
            }
        }
        return new OwnedFields(fields);
    }

    /** Whether an edit in QuickBooks simply stands: an item's name is QuickBooks' own once somebody has renamed it. */
    static boolean yields(RecordType type) {
        return type == RecordType.PRODUCT;
    }

    private static String property(String name) {
        if (name.startsWith(APPLIED)) {
            return "Line";
        }
        return switch (name) {
            case "customer" -> "CustomerRef";
            case "date" -> "TxnDate";
            case "number" -> "DocNumber";
            case "due date" -> "DueDate";
            case "lines" -> "Line";
            case "reference" -> "PaymentRefNum";
            case "payment method" -> "PaymentMethodRef";
            case "name" -> "DisplayName";
            case "company" -> "CompanyName";
            case "e-mail" -> "PrimaryEmailAddr";
            case "first name" -> "GivenName";
            case "last name" -> "FamilyName";
            case "billing address" -> "BillAddr";
            case "shipping address" -> "ShipAddr";
            case "item name" -> "Name";
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void customer(SortedMap<String, String> fields, ObjectNode json) {
        String name = json.path("DisplayName").asText();
        boolean inactive = !json.path("Active").asBoolean(true);
        fields.put(
                "name",
                inactive && name.endsWith(DELETED_NAME)
                        ? name.substring(0, name.length() - DELETED_NAME.length())
                        : name);
        fields.put("company", json.path("CompanyName").asText());
        fields.put("e-mail", json.path("PrimaryEmailAddr").path("Address").asText());
        fields.put("first name", json.path("GivenName").asText());
        fields.put("last name", json.path("FamilyName").asText());
        fields.put("billing address", address(json.path("BillAddr")));
        fields.put("shipping address", address(json.path("ShipAddr")));
    }

    private static String address(JsonNode json) {
        return Stream.of("Line1", "Line2", "City", "CountrySubDivisionCode", "PostalCode", "Country")
                .map(part -> json.path(part).asText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static void applied(SortedMap<String, String> fields, ObjectNode json) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (JsonNode line : json.path("Line")) {
            JsonNode linked = line.path("LinkedTxn").path(0);
            if (linked.path("TxnType").asText().equals("Invoice")) {
                amounts.merge(linked.path("TxnId").asText(), line.path("Amount").decimalValue(), BigDecimal::add);
            }
        }
        amounts.forEach((invoice, amount) -> fields.put(APPLIED + invoice, money(amount)));
    }

    private static void transaction(SortedMap<String, String> fields, ObjectNode json) {
        BigDecimal total = json.path("TotalAmt").decimalValue();
        boolean voided =
                total.signum() == 0 && json.path("PrivateNote").asText().startsWith(Transaction.VOIDED);
        fields.put(STATE, voided ? VOIDED : IN_THE_BOOKS);
        fields.put(TOTAL, money(total));
        fields.put("customer", json.path("CustomerRef").path("value").asText());
        fields.put("date", json.path("TxnDate").asText());
    }

    private static String lines(ObjectNode json) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : json.path("Line")) {
            if (!line.path("DetailType").asText().equals("SubTotalLineDetail")) {
                JsonNode detail = line.path("SalesItemLineDetail");
                lines.add((money(line.path("Amount").decimalValue()) + " "
                                + line.path("Description").asText() + " (item "
                                + detail.path("ItemRef").path("value").asText() + ")")
                        .strip());
            }
        }
        String all = String.join("; ", lines);
        return all.length() <= SHOWN_LINES
                ? all
                : TextLength.atMost(SHOWN_LINES, all) + "..., " + lines.size() + " lines, checksum "
                        + Integer.toHexString(all.hashCode());
    }

    static String money(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.stripTrailingZeros().scale())).toPlainString();
    }
}
