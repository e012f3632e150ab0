package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** A customer, or a sub-customer (job) of one. */
public record Customer(ObjectNode json) implements QuickBooksRecord {

    /** Unique among customers, vendors and employees, whatever its letter case. */
    public String displayName() {
        return Fields.text(json, "DisplayName");
    }

    /** With the names of its parents before it, parted by colons. */
    public String fullyQualifiedName() {
        return Fields.text(json, "FullyQualifiedName");
    }

    public String companyName() {
        return Fields.text(json, "CompanyName");
    }

    public String givenName() {
        return Fields.text(json, "GivenName");
    }

    public String familyName() {
        return Fields.text(json, "FamilyName");
    }

    /** False once it was made inactive, which is how a name is deleted. */
    public boolean active() {
        return Fields.flag(json, "Active", true);
    }

    public boolean job() {
        return Fields.flag(json, "Job", false);
    }

    public Optional<Ref> parent() {
        return Ref.of(json.path("ParentRef"));
    }

    public String email() {
        return Fields.text(json.path("PrimaryEmailAddr"), "Address");
    }

    public String phone() {
        return Fields.text(json.path("PrimaryPhone"), "FreeFormNumber");
    }

    public String alternatePhone() {
        return Fields.text(json.path("AlternatePhone"), "FreeFormNumber");
    }

    public String mobile() {
        return Fields.text(json.path("Mobile"), "FreeFormNumber");
    }

    public String fax() {
        return Fields.text(json.path("Fax"), "FreeFormNumber");
    }

    public Address billAddress() {
        return Address.of(json.path("BillAddr"));
    }

    public Address shipAddress() {
        return Address.of(json.path("ShipAddr"));
    }

    public String notes() {
        return Fields.text(json, "Notes");
    }

    public boolean taxable() {
        return Fields.flag(json, "Taxable", false);
    }

    /** ISO 4217, fixed once it was set; empty when the company keeps one currency only. */
    public String currency() {
        return Ref.of(json.path("CurrencyRef")).map(Ref::value).orElse("");
    }

    /** What the customer owes, without its jobs. */
    public BigDecimal balance() {
        return Fields.decimal(json, "Balance").orElse(BigDecimal.ZERO);
    }
}
