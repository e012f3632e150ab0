package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Property.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Item (DI:api/accounting/all-entities/item). */
final class Items extends NameList {

    static final String NAME = "Item";

    private static final int MOST_NESTED = 4;
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("99999999999");
    private static final Set<String> TYPES = Set.of("Service", "NonInventory", "Inventory", "Category", "Group");
    private static final Set<String> INCOME = Set.of("Income", "Other Income");

    Items(Books books) {
        super(
                NAME,
                List.of(
                        Property.text("Name").withIndex(),
                        Property.text("FullyQualifiedName"),
                        Property.text("Type"),
                        Property.text("Sku"),
                        Property.of("UnitPrice", Kind.DECIMAL),
                        Property.of("Active", Kind.BOOLEAN).withIndex()),
                books.schema(),
                Set.of("FullyQualifiedName", "Level"));
    }

    @Override
    String nameField() {
        return "Name";
    }

    @Override
    void onCreate(ObjectNode body, ObjectNode record) {
        if (!record.has("Type")) {
            record.put("Type", "Service");
        }
    }

    @Override
    void settle(Work work, ObjectNode record, ObjectNode old) {
        fieldsFit(record);
        priceIsInRange(record);
        accountsFit(work, record);
        inventoryIsComplete(record);
        nameIsUnique(work, record);
        nestUnderParent(work, record, MOST_NESTED);
        record.put("SubItem", record.has("ParentRef"));
        record.put("TrackQtyOnHand", record.path("Type").asText().equals("Inventory"));
        if (!record.has("UnitPrice")) {
            record.put("UnitPrice", 0);
        }
        record.put("Taxable", Wire.flag(record, "Taxable", false));
    }

    /** 2020, 2050, 2040. */
    private static void fieldsFit(ObjectNode record) {
        Checks checks = new Checks()
                .required(record, "Name")
                .length(record, "Name", 100)
                .isName(record, "Name")
                .length(record, "Sku", 100)
                .length(record, "Description", 4000)
                .length(record, "PurchaseDesc", 1000);
        if (!TYPES.contains(record.path("Type").asText("Service"))) {
            checks.error(Errors.unreadableProperty("Type", record.path("Type").asText(), "one of " + TYPES));
        }
        checks.verify();
    }

    /** 6000. */
    private static void priceIsInRange(ObjectNode record) {
        if (Wire.amount(record, "UnitPrice").compareTo(HIGHEST_PRICE) > 0) {
            throw Errors.business("UnitPrice may be at most " + HIGHEST_PRICE + ".");
        }
    }

    /** 2020 without IncomeAccountRef on what is sold, 2500 if it does not exist, 6430 if it earns nothing. */
    private static void accountsFit(Work work, ObjectNode record) {
        String type = record.path("Type").asText("Service");
        if (Set.of("Service", "NonInventory", "Inventory").contains(type)) {
            new Checks().required(record, "IncomeAccountRef").verify();
        }
        Wire.ref(record, "IncomeAccountRef").ifPresent(id -> {
            ObjectNode account = work.referred("Account", id);
            if (!INCOME.contains(account.path("AccountType").asText())) {
                throw Errors.wrongAccountType("IncomeAccountRef", "Income");
            }
            record.set(
                    "IncomeAccountRef", Wire.reference(id, account.path("Name").asText()));
        });
        Wire.ref(record, "ExpenseAccountRef").ifPresent(id -> work.referred("Account", id));
    }

    /** 2020: an inventory item needs its asset account, quantity and start. */
    private static void inventoryIsComplete(ObjectNode record) {
        if (record.path("Type").asText().equals("Inventory")) {
            new Checks()
                    .required(record, "AssetAccountRef")
                    .required(record, "QtyOnHand")
                    .required(record, "InvStartDate")
                    .verify();
        }
    }

    @Override
    Optional<String> holderOf(Work work, String name, ObjectNode record) {
        return work.draft().records().find(NAME, "Name", key(name)).stream()
                .filter(id -> !id.equals(record.path("Id").asText()))
                .findFirst();
    }
}
