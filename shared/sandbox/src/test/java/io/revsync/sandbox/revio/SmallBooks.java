package io.revsync.sandbox.revio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.books.StartingBooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Books of a line or two. */
final class SmallBooks {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Map<String, List<ObjectNode>> revio = new LinkedHashMap<>();

    SmallBooks() {
        with("BillProfiles", "{'bill_profile_id': 101, 'description': 'Monthly', 'active': true}");
        with("ProductTypes", "{'product_type_id': 1, 'product_type_code': 'VOICE'}");
        with("Products", "{'product_id': 5, 'product_type_id': 1, 'description': 'Line', 'rate': 10.00}");
        with("IntegrationSystem", "{'integration_system_id': 6, 'system_name': 'QUICKBOOKS_ONLINE'}");
        with(
                "IntegrationEntityType",
                "{'integration_entity_type_id': 2, 'entity_type_name': 'CUSTOMER'}",
                "{'integration_entity_type_id': 4, 'entity_type_name': 'BILL'}");
    }

    SmallBooks with(String resource, String... records) {
        for (String record : records) {
            try {
                JsonNode json = SandboxJson.read(record.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
                revio.computeIfAbsent(resource, name -> new ArrayList<>()).add((ObjectNode) json);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(record, e);
            }
        }
        return this;
    }

    SmallBooks customer(int id) {
        return with(
                "Customers",
                "{'customer_id': " + id + ", 'status': 'OPEN', 'email': 'a@b.example',"
                        + "'billing_address': {'company_name': 'Customer " + id + "', 'line_1': 'Main St'},"
                        + "'finance': {'bill_profile_id': 101, 'balance': 0.00},"
                        + "'fields': [{'field_id': 1, 'label': 'PO', 'value': ''}, {'field_id': 2, 'label': 'AM', 'value': 'x'}],"
                        + "'created_date': '2025-01-0" + id % 9 + "T08:00:00', 'updated_date': '2025-02-01T08:00:00'}");
    }

    /** A bill dated on a day of March 2026, all of it open; its customer's balance is not raised. */
    SmallBooks bill(int id, int customer, int day, String total) {
        String date = "2026-03-" + (day < 10 ? "0" : "") + day;
        return with(
                "Bills",
                "{'bill_id': " + id + ", 'customer_id': " + customer + ", 'cycle_date': '" + date
                        + "T00:00:00', 'due_date': '2026-04-01T00:00:00', 'total': " + total + ", 'balance': " + total
                        + ", 'created_date': '" + date + "T04:00:00', 'updated_date': '" + date + "T04:00:00'}");
    }

    SmallBooks charge(int id, int customer, int bill, String amount, String tax) {
        return with(
                "Charges",
                "{'charge_id': " + id + ", 'customer_id': " + customer + ", 'bill_id': " + bill
                        + ", 'product_id': 5, 'description': 'Line', 'quantity': 1, 'rate': " + amount + ", 'amount': "
                        + amount
                        + ", 'tax_amount': " + tax + ", 'created_date': '2026-03-01T04:00:00'}");
    }

    StartingBooks books() {
        return new StartingBooks(revio, Map.of());
    }

    /** A simulator at noon of 10 March 2026 without limits. */
    RevioOptions options() {
        return RevioOptions.usual()
                .withClock(SandboxClock.frozenAt(NOON))
                .withLimits(false)
                .withBooks(books());
    }

    RevioSimulator start() {
        return RevioSimulator.start(options());
    }
}
