package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An account of the chart of accounts. */
public record Account(ObjectNode json) implements QuickBooksRecord {

    public String name() {
        return Fields.text(json, "Name");
    }

    public String fullyQualifiedName() {
        return Fields.text(json, "FullyQualifiedName");
    }

    /** E.g. "Income", "Bank", "Other Current Asset", "Accounts Receivable". */
    public String accountType() {
        return Fields.text(json, "AccountType");
    }

    public String accountSubType() {
        return Fields.text(json, "AccountSubType");
    }

    public boolean active() {
        return Fields.flag(json, "Active", true);
    }
}
