package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Property.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists and settings the API only reads here (Account, PaymentMethod, TaxCode, TaxRate, Term, Vendor, Employee,
 * CompanyInfo, Preferences). Somebody who works in QuickBooks itself can change them.
 */
final class ReferenceList extends Entity {

    /** DI:learn/explore-the-quickbooks-online-api/change-data-capture: these are not told there. */
    private static final Set<String> NOT_IN_CHANGE_DATA = Set.of("TaxCode", "TaxRate", "CompanyInfo", "Preferences");

    private final boolean hasActive;

    private ReferenceList(String name, boolean hasActive, Property... filterable) {
        super(name, withActive(hasActive, filterable));
        this.hasActive = hasActive;
    }

    static List<Entity> all() {
        Property fullName = Property.text("FullyQualifiedName");
        return List.of(
                new ReferenceList(
                        "Account",
                        true,
                        Property.text("Name").withIndex(),
                        fullName,
                        Property.text("AccountType"),
                        Property.text("AccountSubType"),
                        Property.text("Classification"),
                        Property.text("AcctNum"),
                        Property.of("CurrentBalance", Kind.DECIMAL)),
                new ReferenceList("PaymentMethod", true, Property.text("Name").withIndex(), Property.text("Type")),
                new ReferenceList("TaxCode", true, Property.text("Name").withIndex()),
                new ReferenceList("TaxRate", true, Property.text("Name").withIndex()),
                new ReferenceList("Term", true, Property.text("Name").withIndex()),
                person("Vendor"),
                person("Employee"),
                new ReferenceList("CompanyInfo", false),
                new ReferenceList("Preferences", false));
    }

    private static ReferenceList person(String name) {
        return new ReferenceList(
                name,
                true,
                Property.text("DisplayName").withIndex(),
                Property.text("CompanyName"),
                Property.text("GivenName"),
                Property.text("FamilyName"));
    }

    private static List<Property> withActive(boolean hasActive, Property... filterable) {
        return Stream.concat(
                        Stream.of(filterable),
                        hasActive
                                ? Stream.of(Property.of("Active", Kind.BOOLEAN).withIndex())
                                : Stream.of())
                .toList();
    }

    @Override
    boolean hasActive() {
        return hasActive;
    }

    @Override
    boolean isInChangeData() {
        return !NOT_IN_CHANGE_DATA.contains(name());
    }

    @Override
    ObjectNode write(Work work, Operation operation, ObjectNode body) {
        if (!work.byPerson()) {
            return super.write(work, operation, body);
        }
        return switch (operation) {
            case CREATE -> stampNew(work, writable(body, Set.of()));
            case UPDATE -> stampChanged(work, merged(work, current(work, body), body, Set.of()));
            case DELETE, VOID -> erase(work, current(work, body));
        };
    }
}
