package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of record each system has: the name in the path and the field that identifies a record.
 *
 * @param name as the API writes it: {@code ServiceProduct}, {@code PaymentMethod}
 * @param idFields spellings of its identifier, the usual one first
 */
public record RecordShape(String name, List<String> idFields) {

    /** The Rev.io resources the simulator knows. */
    public static final List<RecordShape> REVIO = List.of(
            revio("Customers", "customer_id"),
            revio("Contacts", "contact_id"),
            new RecordShape("Bills", FieldName.BILL_ID.spellings()),
            revio("Charges", "charge_id"),
            new RecordShape("Credits", FieldName.CREDIT_ID.spellings()),
            revio("Payments", "payment_id"),
            revio("Products", "product_id"),
            revio("ProductTypes", "product_type_id"),
            revio("ServiceProduct", "service_product_id"),
            revio("Services", "service_id"),
            revio("BillProfiles", "bill_profile_id"),
            revio("IntegrationSystem", "integration_system_id"),
            revio("IntegrationEntityType", "integration_entity_type_id"),
            revio("IntegrationKeyLink", "integration_key_link_id"),
            revio("WebhookReceivers", "webhook_receiver_id"),
            revio("WebhookSubscriptions", "webhook_subscription_id"));

    private static final List<String> QUICKBOOKS_NAMES = List.of(
            "CompanyInfo",
            "Preferences",
            "Account",
            "Item",
            "PaymentMethod",
            "Term",
            "TaxCode",
            "TaxRate",
            "TaxAgency",
            "Customer",
            "Vendor",
            "Employee",
            "Class",
            "Department",
            "Invoice",
            "Payment",
            "CreditMemo",
            "RefundReceipt",
            "SalesReceipt",
            "Estimate",
            "JournalEntry",
            "Bill",
            "BillPayment",
            "Deposit");

    /** The QuickBooks entities the simulator knows. */
    public static final List<RecordShape> QUICKBOOKS = QUICKBOOKS_NAMES.stream()
            .map(name -> new RecordShape(name, List.of("Id")))
            .toList();

    /** Finds a kind by a loosely written name: letter case, plural and separators do not matter. */
    public static Optional<RecordShape> named(String written, List<RecordShape> kinds) {
        String stem = stem(written);
        return kinds.stream().filter(kind -> stem(kind.name()).equals(stem)).findFirst();
    }

    /** A kind of Rev.io record this simulator has no rules for: it is served as it came. */
    public static RecordShape otherRevio(String written) {
        String snake = written.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        String singular =
                snake.endsWith("sses") ? snake.substring(0, snake.length() - 2) : snake.replaceAll("(?<!s)s$", "");
        return revio(written, singular + "_id");
    }

    /** The identifier of a record as text; empty when it has none. */
    public String idOf(ObjectNode record) {
        return idFields.stream()
                .filter(record::hasNonNull)
                .findFirst()
                .map(field -> record.get(field).asText())
                .orElse("");
    }

    private static RecordShape revio(String name, String idField) {
        return new RecordShape(name, List.of(idField, "id"));
    }

    private static String stem(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (letters.endsWith("ies")) {
            return letters.substring(0, letters.length() - 3) + "y";
        }
        if (letters.endsWith("sses")) {
            return letters.substring(0, letters.length() - 2);
        }
        return letters.endsWith("s") && !letters.endsWith("ss") ? letters.substring(0, letters.length() - 1) : letters;
    }
}
