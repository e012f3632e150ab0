package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** What hangs on a customer beside bills: lines in service, the products on them, contacts, links to other systems. */
final class Services {
    private Services() {}

    static ObjectNode service(int customer, Timeline timeline) {
        LocalDate since = timeline.today().minusDays(140 + Draws.draw(customer, "in service", 900));
        return Wire.record(
                "service_id", Billing.serviceId(customer),
                "customer_id", Customers.id(customer),
                "service_type_id", 1 + customer % 4,
                "provider_id", customer % 3 == 0 ? 0 : 7,
                "number", String.valueOf(4_045_550_000L + customer),
                "description", "Main number",
                "activated_date", Wire.local(since.atStartOfDay()),
                "disconnected_date", Wire.NO_DATE,
                "created_date", Wire.local(since.atTime(8, 0)),
                "fields", Wire.array());
    }

    static ObjectNode serviceProduct(int index, BillLines lines, Timeline timeline) {
        int customer = index / BillLines.SERVICES;
        int position = index % BillLines.SERVICES;
        Catalogue.Product product = lines.service(customer, position);
        LocalDate since = timeline.today().minusDays(130 + Draws.draw(index, "sold", 800));
        boolean ended = customer % 37 == 36 && position == 2;
        String ending = ended ? Wire.local(timeline.today().minusDays(2).atStartOfDay()) : Wire.NO_DATE;
        return Wire.record(
                "service_product_id",
                Billing.serviceProductId(customer, position),
                "customer_id",
                Customers.id(customer),
                "product_id",
                product.id(),
                "package_id",
                0,
                "service_id",
                Billing.serviceId(customer),
                "description",
                product.name(),
                "code_1",
                "",
                "code_2",
                "",
                "rate",
                product.rate(),
                "cost",
                0,
                "quantity",
                lines.quantity(customer, position),
                "billed_through_date",
                Wire.local(timeline.today().withDayOfMonth(1).minusDays(1).atStartOfDay()),
                "canceled_date",
                ending,
                "status",
                ended ? "DISCONNECTED" : "ACTIVE",
                "status_date",
                ended ? ending : Wire.local(since.atStartOfDay()),
                "status_user_id",
                12,
                "activated_date",
                Wire.local(since.atStartOfDay()),
                "free_start_date",
                Wire.NO_DATE,
                "free_end_date",
                Wire.NO_DATE,
                "contract_start_date",
                Wire.local(since.atStartOfDay()),
                "contract_end_date",
                Wire.local(since.plusYears(3).atStartOfDay()),
                "created_date",
                Wire.local(since.atTime(8, 0)),
                "tax_included",
                false,
                "group_on_bill",
                false,
                "itemized",
                true,
                "wholesale_description",
                "");
    }

    static ObjectNode contact(int customer, Timeline timeline) {
        String first = Names.firstName(customer + 3);
        String last = Names.lastName(customer * 7);
        return Wire.record(
                "contact_id",
                80_001 + customer,
                "customer_id",
                Customers.id(customer),
                "name",
                first + " " + last,
                "email",
                Names.label(first) + "@" + Names.label(last) + ".example",
                "company",
                "",
                "title",
                customer % 2 == 0 ? "Office manager" : "",
                "phone",
                "",
                "mobile",
                String.valueOf(7_705_550_000L + customer),
                "fax",
                "",
                "comments",
                "",
                "address",
                Wire.record(
                        "line_1",
                        Names.street(customer),
                        "line_2",
                        "",
                        "city",
                        Names.city(customer),
                        "state_or_province",
                        "GA",
                        "postal_code",
                        Names.postalCode(customer),
                        "postal_code_extension",
                        ""),
                "created_date",
                Wire.local(Timeline.at(timeline.today().minusDays(120), customer)));
    }

    /** A customer may be linked to several systems; these to one the sync must leave alone. */
    static ObjectNode salesforceLink(int customer, Timeline timeline) {
        return Wire.record(
                "integration_key_link_id",
                901 + customer,
                "integration_system_id",
                4,
                "integration_entity_type_id",
                2,
                FieldName.KEY_LINK_RECORD.chosen(),
                Customers.id(customer),
                "external_id",
                "0015g00000Xy" + (100 + customer) + "AAB",
                "created_date",
                Wire.local(timeline.today().minusDays(100).atStartOfDay()));
    }
}
