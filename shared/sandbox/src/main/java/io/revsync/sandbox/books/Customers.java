package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The reseller's customers, by index: first the awkward ones of {@link AwkwardCustomers}, then ordinary ones, last the
 * few that are never billed (prospects, pending orders).
 */
final class Customers {
    static final int NEVER_BILLED = 16;

    private static final int FIRST_ID = 10_001;
    private static final int EVERY_RESIDENTIAL = 9;

    private final Timeline timeline;
    private final AwkwardCustomers awkward = new AwkwardCustomers();
    private final int billed;

    Customers(Timeline timeline, int billed) {
        this.timeline = timeline;
        this.billed = billed;
    }

    int count() {
        return billed + NEVER_BILLED;
    }

    /** Customers with an index below this have a bill every month. */
    int billed() {
        return billed;
    }

    static int id(int index) {
        return FIRST_ID + index;
    }

    /** The bill profile group of a customer: customers are grouped so that ids of bills grow with their dates. */
    int profile(int index) {
        int position = Math.min(index, billed - 1) * RevioReference.CYCLE_DAYS.length / billed;
        return timeline.profilesByDate().get(position);
    }

    /** Taxes are not charged to schools and the like. */
    static boolean taxExempt(int index) {
        return index % 23 == 22;
    }

    ObjectNode record(int index, BigDecimal balance) {
        LocalDate since = timeline.today().minusDays(150 + Draws.draw(index, "since", 1800));
        String status = status(index);
        boolean signed = status.equals("OPEN") || status.equals("CLOSED");
        ObjectNode customer = Wire.record(
                "customer_id",
                id(index),
                "parent_customer_id",
                0,
                "is_parent",
                false,
                "account_number",
                String.valueOf(88_000_000 + index * 13),
                "status",
                status,
                "class",
                residential(index) ? "RESIDENTIAL" : "BUSINESS",
                "bill_method",
                index % 5 == 0 ? "BOTH" : "EMAIL_ONLY",
                "activated_date",
                signed ? Wire.local(since.atTime(9, 30)) : Wire.NO_DATE,
                "close_date",
                Wire.NO_DATE,
                "email",
                email(index),
                "agent_id",
                index % 6 == 0 ? 0 : 31,
                "security_pin",
                "",
                "source",
                index % 4 == 0 ? "Referral" : "",
                "suspended",
                index % 97 == 50,
                "created_date",
                Wire.local(since.atTime(8, 0, index % 60)),
                "updated_date",
                Wire.local(Timeline.at(timeline.after(since, 40), index)),
                "billing_address",
                address(index, index % 3 == 0 ? 235 : "USA", since),
                "service_address",
                emptyAddress(index),
                "listing_address",
                emptyAddress(index),
                "finance",
                Wire.record(
                        "bill_profile_id", RevioReference.billProfile(profile(index)),
                        "balance", balance,
                        "cycle_date",
                                Wire.local(timeline.cycle(0, profile(index)).atStartOfDay()),
                        "tax_exempt_enabled", taxExempt(index),
                        "tax_exempt_types", Wire.array()),
                "fields",
                Wire.array(
                        Wire.record(
                                "field_id", 3, "label", "Account manager", "value", index % 2 == 0 ? "D. Reyes" : ""),
                        Wire.record("field_id", 8, "label", "PO number", "value", "")));
        return awkward.twist(index, customer, timeline);
    }

    static boolean residential(int index) {
        return index % EVERY_RESIDENTIAL == EVERY_RESIDENTIAL - 1;
    }

    private String status(int index) {
        return index < billed ? "OPEN" : index % 3 == 0 ? "PENDING" : "PROSPECT";
    }

    private static String email(int index) {
        if (residential(index)) {
            return Names.label(Names.firstName(index / EVERY_RESIDENTIAL)) + "." + index + "@mailbox.example";
        }
        return "ap@" + Names.label(Names.company(index)) + ".example";
    }

    private static ObjectNode address(int index, Object country, LocalDate created) {
        boolean home = residential(index);
        return Wire.record(
                "address_id",
                500_000 + index,
                "customer_id",
                index % 4 == 0 ? 0 : id(index),
                "first_name",
                home ? Names.firstName(index / EVERY_RESIDENTIAL) : "",
                "middle_initial",
                "",
                "last_name",
                home ? Names.lastName(index / EVERY_RESIDENTIAL) : "",
                "company_name",
                home ? "" : Names.company(index),
                "line_1",
                Names.street(index),
                "line_2",
                index % 7 == 0 ? "Suite " + (100 + index % 50) : "",
                "city",
                Names.city(index),
                "state_or_province",
                "GA",
                "postal_code",
                Names.postalCode(index),
                "postal_code_extension",
                "",
                "country_code",
                country,
                "created_date",
                Wire.local(created.atTime(8, 0)));
    }

    private static ObjectNode emptyAddress(int index) {
        return Wire.record(
                "address_id",
                0,
                "customer_id",
                0,
                "first_name",
                "",
                "middle_initial",
                "",
                "last_name",
                "",
                "company_name",
                "",
                "line_1",
                "",
                "line_2",
                "",
                "city",
                "",
                "state_or_province",
                "",
                "postal_code",
                "",
                "postal_code_extension",
                "",
                "country_code",
                index % 2 == 0 ? 0 : "",
                "created_date",
                Wire.NO_DATE);
    }
}
