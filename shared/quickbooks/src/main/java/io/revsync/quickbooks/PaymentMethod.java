package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How customers pay, e.g. "Visa" or "Check". */
public record PaymentMethod(ObjectNode json) implements QuickBooksRecord {

    public String name() {
        return Fields.text(json, "Name");
    }

    /** CREDIT_CARD or NON_CREDIT_CARD. */
    public String type() {
        return Fields.text(json, "Type");
    }

    public boolean active() {
        return Fields.flag(json, "Active", true);
    }
}
