package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** A product or service. */
public record Item(ObjectNode json) implements QuickBooksRecord {

    /** A category or a group cannot stand on an invoice line by itself. */
    private static final String CATEGORY = "Category";

    private static final String GROUP = "Group";

    public String name() {
        return Fields.text(json, "Name");
    }

    /** With the names of its parents before it, parted by colons. */
    public String fullyQualifiedName() {
        return Fields.text(json, "FullyQualifiedName");
    }

    public String sku() {
        return Fields.text(json, "Sku");
    }

    public String description() {
        return Fields.text(json, "Description");
    }

    /** Service, NonInventory, Inventory, Category or Group. */
    public String type() {
        return Fields.text(json, "Type");
    }

    /** False once it was made inactive, which is how an item is deleted. */
    public boolean active() {
        return Fields.flag(json, "Active", true);
    }

    /** Whether an invoice line can name it: active, and neither a category nor a group. */
    public boolean sellable() {
        return active() && !type().equals(CATEGORY) && !type().equals(GROUP);
    }

    public Optional<Ref> incomeAccount() {
        return Ref.of(json.path("IncomeAccountRef"));
    }

    public Optional<BigDecimal> unitPrice() {
        return Fields.decimal(json, "UnitPrice");
    }

    public boolean taxable() {
        return Fields.flag(json, "Taxable", false);
    }
}
