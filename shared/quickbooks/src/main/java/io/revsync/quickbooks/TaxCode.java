package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a line is taxed, e.g. "Zero-rated" or "Out of Scope". A US company has only the pseudo codes TAX and NON. */
public record TaxCode(ObjectNode json) implements QuickBooksRecord {

    public String name() {
        return Fields.text(json, "Name");
    }

    public String description() {
        return Fields.text(json, "Description");
    }

    public boolean active() {
        return Fields.flag(json, "Active", true);
    }
}
