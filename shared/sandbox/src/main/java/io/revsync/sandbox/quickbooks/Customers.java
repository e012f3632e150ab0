package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Property.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Customer (DI:api/accounting/all-entities/customer). */
final class Customers extends NameList {

    static final String NAME = "Customer";

    private static final List<String> NAME_PARTS = List.of("Title", "GivenName", "MiddleName", "FamilyName", "Suffix");
    private static final List<String> SHARE_NAMES = List.of(NAME, "Vendor", "Employee");
    private static final int MOST_NESTED = 4;

    Customers(Books books) {
        super(
                NAME,
                List.of(
                        Property.text("DisplayName").withIndex(),
                        Property.text("CompanyName"),
                        Property.text("GivenName"),
                        Property.text("MiddleName"),
                        Property.text("FamilyName"),
                        Property.text("FullyQualifiedName"),
                        Property.text("PrintOnCheckName"),
                        Property.of("PrimaryEmailAddr", Kind.EMAIL),
                        Property.of("Balance", Kind.DECIMAL),
                        Property.of("Active", Kind.BOOLEAN).withIndex()),
                books.schema(),
                Set.of("Balance", "BalanceWithJobs", "FullyQualifiedName", "Level", "IsProject", "OpenBalanceDate"));
    }

    @Override
    String nameField() {
        return "DisplayName";
    }

    /** Balance on create is the opening balance; otherwise it only follows the transactions. */
    @Override
    void onCreate(ObjectNode body, ObjectNode record) {
        BigDecimal opening = Wire.amount(body, "Balance");
        record.set("Balance", Wire.money(opening));
        record.set("BalanceWithJobs", Wire.money(opening));
        if (!record.has("Taxable")) {
            record.put("Taxable", true);
        }
    }

    @Override
    void settle(Work work, ObjectNode record, ObjectNode old) {
        displayNameOrParts(record);
        fieldsFit(record);
        nameIsUnique(work, record);
        nestUnderParent(work, record, MOST_NESTED);
        referencesExist(work, record);
        currencyNeverChanges(work, record, old);
        record.put("Job", record.has("ParentRef") && Wire.flag(record, "Job", true));
        record.put("BillWithParent", Wire.flag(record, "BillWithParent", false));
        if (!record.has("PrintOnCheckName")) {
            record.put(
                    "PrintOnCheckName",
                    Wire.text(record, "CompanyName")
                            .orElse(record.path("DisplayName").asText()));
        }
        if (!record.has("PreferredDeliveryMethod")) {
            record.put("PreferredDeliveryMethod", "None");
        }
    }

    /** 2020: DisplayName or one part of a name is required; the parts make a DisplayName. */
    private static void displayNameOrParts(ObjectNode record) {
        if (Wire.text(record, "DisplayName").isEmpty()) {
            String fromParts = NAME_PARTS.stream()
                    .flatMap(part -> Wire.text(record, part).stream())
                    .collect(Collectors.joining(" "));
            if (fromParts.isEmpty()) {
                throw ApiFault.validation(Errors.required("DisplayName"));
            }
            record.put("DisplayName", fromParts);
        }
    }

    /** 2050, 2040, 2210. */
    private static void fieldsFit(ObjectNode record) {
        Checks checks = new Checks()
                .length(record, "DisplayName", 500)
                .length(record, "Title", 16)
                .length(record, "GivenName", 100)
                .length(record, "MiddleName", 100)
                .length(record, "FamilyName", 100)
                .length(record, "Suffix", 16)
                .length(record, "CompanyName", 100)
                .length(record, "PrintOnCheckName", 110)
                .length(record, "Notes", 2000)
                .length(record, "ResaleNum", 16)
                .length(record.path("WebAddr").path("URI"), 1000, "WebAddr")
                .email(record, "PrimaryEmailAddr", 100)
                .address(record, "BillAddr")
                .address(record, "ShipAddr");
        for (String phone : List.of("PrimaryPhone", "AlternatePhone", "Mobile", "Fax")) {
            checks.length(record.path(phone).path("FreeFormNumber"), 30, phone);
        }
        Stream.concat(NAME_PARTS.stream(), Stream.of("DisplayName", "PrintOnCheckName"))
                .forEach(field -> checks.isName(record, field));
        checks.verify();
    }

    /** The name is shared with vendors and employees (DI: Customer reference, DisplayName). */
    @Override
    Optional<String> holderOf(Work work, String name, ObjectNode record) {
        return SHARE_NAMES.stream()
                .flatMap(entity -> work.draft().records().find(entity, "DisplayName", key(name)).stream()
                        .filter(id -> !(entity.equals(NAME)
                                && id.equals(record.path("Id").asText()))))
                .findFirst();
    }

    /** 2500. */
    private static void referencesExist(Work work, ObjectNode record) {
        Wire.ref(record, "SalesTermRef").ifPresent(id -> work.referred("Term", id));
        Wire.ref(record, "PaymentMethodRef").ifPresent(id -> work.referred("PaymentMethod", id));
    }

    /** 6000: immutable once set (DI: Customer reference, CurrencyRef). */
    private static void currencyNeverChanges(Work work, ObjectNode record, ObjectNode old) {
        String home = work.preferences().homeCurrency();
        String before = old == null ? null : Wire.ref(old, "CurrencyRef").orElse(home);
        String now = Wire.ref(record, "CurrencyRef").orElse(before == null ? home : before);
        if (before != null && !before.equals(now)) {
            throw Errors.business("The currency of a customer cannot be changed.");
        }
        if (!now.equals(home) && !work.preferences().multiCurrency()) {
            throw Errors.business("Multicurrency is not enabled; the home currency is " + home + ".");
        }
        record.set("CurrencyRef", Wire.reference(now, null));
    }

    // What transactions do to a customer

    /** 2500 if there is no such customer, 6250 if it is inactive. */
    static ObjectNode forTransaction(Work work, ObjectNode transaction) {
        String id = Wire.ref(transaction, "CustomerRef")
                .orElseThrow(() -> ApiFault.validation(Errors.required("CustomerRef")));
        ObjectNode customer = work.referred(NAME, id);
        if (!Wire.flag(customer, "Active", true)) {
            throw Errors.customerInactive(customer.path("DisplayName").asText());
        }
        return customer;
    }

    /**
     * What a customer owes follows its transactions, that of its parents with theirs. Chosen: the SyncToken and dates of the
     * customer stay, since nobody edited it.
     */
    static void owesMore(Work work, String customerId, BigDecimal by) {
        if (by.signum() == 0) {
            return;
        }
        String id = customerId;
        boolean self = true;
        for (int level = 0; id != null && level <= MOST_NESTED; level++) {
            ObjectNode customer = work.find(NAME, id).orElse(null);
            if (customer == null) {
                return;
            }
            if (self) {
                customer.set(
                        "Balance", Wire.money(Wire.amount(customer, "Balance").add(by)));
            }
            customer.set(
                    "BalanceWithJobs",
                    Wire.money(Wire.amount(customer, "BalanceWithJobs").add(by)));
            work.draft().put(NAME, id, customer);
            self = false;
            id = Wire.ref(customer, "ParentRef").orElse(null);
        }
    }
}
