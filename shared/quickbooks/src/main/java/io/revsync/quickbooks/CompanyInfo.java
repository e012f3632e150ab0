package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The company we are connected to. */
public record CompanyInfo(ObjectNode json) implements QuickBooksRecord {

    public String companyName() {
        return Fields.text(json, "CompanyName");
    }

    public String legalName() {
        return Fields.text(json, "LegalName");
    }

    public String country() {
        return Fields.text(json, "Country");
    }

    /** Sales tax works in its own way in the United States; QuickBooks writes US or USA. A company that tells no country counts as one. */
    public boolean inUnitedStates() {
        return country().isEmpty() || country().toUpperCase(Locale.ROOT).startsWith("US");
    }

    public Address address() {
        return Address.of(json.path("CompanyAddr"));
    }
}
