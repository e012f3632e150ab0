package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;

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

    public Address address() {
        return Address.of(json.path("CompanyAddr"));
    }
}
