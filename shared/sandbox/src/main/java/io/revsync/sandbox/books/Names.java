package io.revsync.sandbox.books;

import java.util.List;
import java.util.Locale;

/** Names of the people and companies that buy telephony in Georgia. No two indexes give the same name. */
final class Names {
    private static final List<String> FOUNDERS = List.of(
            "Abbott",
            "Baxter",
            "Calloway",
            "Dunn",
            "Ellison",
            "Fairchild",
            "Garner",
            "Holloway",
            "Ingram",
            "Jarvis",
            "Kendrick",
            "Lovell",
            "Mercer",
            "Norwood",
            "Oakley",
            "Pruitt",
            "Quimby",
            "Rutledge",
            "Sinclair",
            "Tillman",
            "Underhill",
            "Vaughn",
            "Whitaker",
            "Yancey",
            "Zimmer",
            "Ashford",
            "Blackwell",
            "Crowder",
            "Draper",
            "Eastman");
    private static final List<String> TRADES = List.of(
            "Dental Group",
            "Logistics",
            "Law Firm LLC",
            "Hardware",
            "Roofing Inc",
            "Family Medicine",
            "Auto Parts",
            "Insurance Agency",
            "Bakery",
            "Veterinary Clinic",
            "Property Management",
            "Freight",
            "Printing",
            "Pharmacy",
            "Landscaping",
            "Accounting PC",
            "Credit Union",
            "Orthopedics",
            "Charter School",
            "Seafood",
            "Brewing Co.",
            "Steel Works",
            "Self Storage",
            "Travel",
            "Home Health");
    private static final List<String> FIRST = List.of(
            "Alice", "Bernard", "Carla", "Derek", "Elena", "Floyd", "Grace", "Hector", "Irene", "Jonas", "Kim", "Leroy",
            "Monica", "Nathan", "Olga", "Preston", "Renee", "Samuel", "Tanya", "Victor");
    private static final List<String> STREETS =
            List.of("Main St", "Peachtree Ave", "Magnolia Dr", "Industrial Blvd", "Church St", "Mill Rd", "Ponce Way");
    private static final List<String> CITIES =
            List.of("Atlanta", "Macon", "Savannah", "Athens", "Augusta", "Columbus", "Roswell", "Marietta", "Valdosta");

    private Names() {}

    static String company(int index) {
        int combinations = FOUNDERS.size() * TRADES.size();
        String name = pick(FOUNDERS, index) + " " + pick(TRADES, index / FOUNDERS.size());
        return index < combinations ? name : name + " No. " + (index / combinations + 1);
    }

    static String firstName(int index) {
        return pick(FIRST, index);
    }

    static String lastName(int index) {
        String founder = pick(FOUNDERS, index / FIRST.size());
        int combinations = FIRST.size() * FOUNDERS.size();
        return index < combinations
                ? founder
                : founder + "-" + pick(FOUNDERS, index / combinations + index / FIRST.size());
    }

    static String street(int index) {
        return 100 + Draws.draw(index, "house", 8900) + " "
                + pick(STREETS, Draws.draw(index, "street", STREETS.size()));
    }

    static String city(int index) {
        return pick(CITIES, Draws.draw(index, "city", CITIES.size()));
    }

    static String postalCode(int index) {
        return String.valueOf(30002 + Draws.draw(index, "postal code", 900));
    }

    /** An e-mail local part or host label made of a name. */
    static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** {@code HOSTED_PBX} as a person would write it. */
    static String sentence(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String pick(List<String> from, int index) {
        return from.get(index % from.size());
    }
}
