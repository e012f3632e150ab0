package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The customers that make a sync earn its keep: one oddity of real Rev.io data each, at a fixed place. */
final class AwkwardCustomers {
    static final int KNOWN_TO_QUICKBOOKS = 0;
    static final int NAMESAKE_OF_A_QUICKBOOKS_CUSTOMER = 1;
    static final int NAMESAKE_OF_A_VENDOR = 2;
    static final int INACTIVE_IN_QUICKBOOKS = 3;
    static final int PARENT = 4;

    /** QuickBooks takes 500 characters of DisplayName and 100 of CompanyName: this one exceeds both. */
    private static final String ENDLESS_NAME =
            "The Consolidated Board of Regents, Trustees, Supervisors and Friends of the Regional Public Library, "
                            .repeat(5)
                    + "Northeast Georgia Branch";

    private final Map<Integer, BiConsumer<ObjectNode, Timeline>> twists = Map.ofEntries(
            Map.entry(PARENT, (customer, timeline) -> {
                rename(customer, "Harbor Hotels Group");
                customer.put("is_parent", true);
            }),
            Map.entry(5, childOfParent("Harbor Hotels Savannah")),
            Map.entry(6, childOfParent("Harbor Hotels Macon")),
            Map.entry(7, named("Riverside Clinic")),
            Map.entry(8, named("Riverside Clinic")),
            Map.entry(9, named("RIVERSIDE CLINIC")),
            Map.entry(10, named("Cole: Main Office")),
            Map.entry(11, named("O'Malley's Pub & Grill")),
            Map.entry(12, named("Tab\tSeparated Storage")),
            Map.entry(13, named("Café Zürich GmbH – Atlanta 東京")),
            Map.entry(14, named(ENDLESS_NAME)),
            Map.entry(
                    15,
                    named("Peachtree Regional Consortium for Broadband, Telephony and Emergency Services in "
                            + "Rural Counties of Georgia, Inc.")),
            Map.entry(16, (customer, timeline) -> customer.put("email", "ap@twomail.example, owner@twomail.example")),
            Map.entry(
                    17, (customer, timeline) -> customer.put("email", "a@semi.example;b@semi.example; c@semi.example")),
            Map.entry(18, (customer, timeline) -> customer.put("email", "")),
            Map.entry(19, (customer, timeline) -> customer.put("email", "n/a")),
            Map.entry(20, (customer, timeline) -> nameOnlyIn(customer, "service_address", "Service Address Only LLC")),
            Map.entry(21, (customer, timeline) -> nameOnlyIn(customer, "listing_address", "Listing Address Only LLC")),
            Map.entry(24, (customer, timeline) -> customer.put("suspended", true)),
            Map.entry(25, AwkwardCustomers::close),
            Map.entry(27, (customer, timeline) -> billing(customer).put("country_code", "CAN")),
            Map.entry(28, (customer, timeline) -> billing(customer).put("country_code", 39)),
            Map.entry(29, named("  Double  Spaced  Dental  ")),
            Map.entry(30, named("Backslash \\ Brothers \"Quoted\"")),
            Map.entry(31, named("100% Fitness + Spa")),
            Map.entry(32, named("Line\nBreak Boutique")));

    private final Map<Integer, String> names = Map.of(
            KNOWN_TO_QUICKBOOKS, "Blue Ridge Pediatrics",
            NAMESAKE_OF_A_QUICKBOOKS_CUSTOMER, "Summit Partners",
            NAMESAKE_OF_A_VENDOR, "Crestline Electrical Supply",
            INACTIVE_IN_QUICKBOOKS, "Old Mill Diner");

    ObjectNode twist(int index, ObjectNode customer, Timeline timeline) {
        if (names.containsKey(index)) {
            rename(customer, names.get(index));
        } else if (twists.containsKey(index)) {
            twists.get(index).accept(customer, timeline);
        }
        return customer;
    }

    private static BiConsumer<ObjectNode, Timeline> named(String name) {
        return (customer, timeline) -> rename(customer, name);
    }

    private static BiConsumer<ObjectNode, Timeline> childOfParent(String name) {
        return (customer, timeline) -> {
            rename(customer, name);
            customer.put("parent_customer_id", Customers.id(PARENT));
        };
    }

    /** Residential fields go, so that the new name is the only one. The e-mail follows the name. */
    private static void rename(ObjectNode customer, String name) {
        billing(customer).put("company_name", name).put("first_name", "").put("last_name", "");
        String label = Names.label(name);
        customer.put(
                "email",
                "billing@" + label.substring(0, Math.min(label.length(), 40)).replaceAll("-$", "") + ".example");
        customer.put("class", "BUSINESS");
    }

    private static void nameOnlyIn(ObjectNode customer, String address, String name) {
        ObjectNode copy = billing(customer).deepCopy();
        copy.put("company_name", name).put("first_name", "").put("last_name", "");
        customer.set(address, copy);
        for (String field : List.of("company_name", "first_name", "last_name")) {
            billing(customer).put(field, "");
        }
    }

    private static void close(ObjectNode customer, Timeline timeline) {
        customer.put("status", "CLOSED");
        customer.put("close_date", Wire.local(timeline.today().minusDays(10).atStartOfDay()));
    }

    private static ObjectNode billing(ObjectNode customer) {
        return (ObjectNode) customer.get("billing_address");
    }
}
