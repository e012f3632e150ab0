package io.revsync.functions.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sync.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Books of a line or two, in the shape Rev.io answers. */
final class TestBooks {

    static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

    private static final ObjectMapper JSON = Json.mapper();

    private final Map<String, List<ObjectNode>> revio = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> quickBooks = new LinkedHashMap<>();
    private int nextCharge = 90_001;

    /** Four customers, one below another and two of one name; three bills with all kinds of lines. */
    static StartingBooks small() {
        return new TestBooks()
                .customer(101, "Acme: Corp")
                .customer(102, "Smith & Sons", "'parent_customer_id': 101, 'status': 'OPEN'")
                .customer(103, "Twin LLC")
                .customer(104, "Twin LLC")
                .bill(1001, 101, "123.45", "100.00", "15.00")
                .bill(1002, 102, "10.00", "12.00", "-2.00")
                .bill(1003, 103, "60.00", "30.00", "30.00")
                .books();
    }

    TestBooks customer(int id, String company) {
        return customer(id, company, "'status': 'OPEN'");
    }

    /** @param more further properties, in JSON with single quotes */
    TestBooks customer(int id, String company, String more) {
        return revio(
                "Customers",
                "{'customer_id': " + id + ", 'account_number': 'A-" + id + "', 'email': 'ap" + id + "@example.com',"
                        + "'billing_address': {'company_name': '" + company + "', 'line_1': '" + id
                        + " Main St', 'city': 'Austin', 'state_or_province': 'TX', 'postal_code': '787" + id % 100
                        + "'},"
                        + "'finance': {'bill_profile_id': 1, 'balance': 0},"
                        + "'created_date': '2026-01-05T08:00:00', 'updated_date': '2026-02-01T08:00:00', " + more
                        + "}");
    }

    /** A bill of one recurring and one one-time charge; what the total has beyond them is tax. */
    TestBooks bill(int id, int customer, String total, String recurring, String oneTime) {
        bill(id, customer, total);
        charge(id, customer, recurring, "'service_product_id': 7001, 'description': 'Hosted seat'");
        return charge(id, customer, oneTime, "'description': 'Installation'");
    }

    TestBooks bill(int id, int customer, String total) {
        return bill(id, customer, total, "2026-11-01");
    }

    /** A bill of that day that has no charges yet. */
    TestBooks bill(int id, int customer, String total, String day) {
        return revio(
                "Bills",
                "{'bill_id': " + id + ", 'customer_id': " + customer + ", 'cycle_date': '" + day + "T00:00:00',"
                        + "'due_date': '2026-12-01T00:00:00', 'total': " + total + ", 'balance': " + total
                        + ", 'created_date': '2026-11-01T04:00:" + String.format("%02d", id % 60)
                        + "', 'updated_date': '2026-11-01T04:00:" + String.format("%02d", id % 60) + "'}");
    }

    TestBooks charge(int bill, int customer, String amount, String more) {
        return revio(
                "Charges",
                "{'charge_id': " + nextCharge++ + ", 'customer_id': " + customer + ", 'bill_id': " + bill
                        + ", 'product_id': 5, 'quantity': 1, 'rate': " + amount + ", 'amount': " + amount
                        + ", 'created_date': '2026-11-01T03:00:00', " + more + "}");
    }

    /** A posted payment by card, received on the 5th. @param more further properties, in JSON with single quotes */
    TestBooks payment(int id, int customer, String amount, String more) {
        revio.computeIfAbsent("Payments", each -> new ArrayList<>()).add(paymentRecord(id, customer, amount, more));
        return this;
    }

    static ObjectNode paymentRecord(int id, int customer, String amount, String more) {
        ObjectNode payment = json("{'payment_id': " + id + ", 'customer_id': " + customer + ", 'amount': " + amount
                + ", 'payment_type': 'CREDIT_CARD', 'reference_number': 'TX" + id
                + "', 'received_date': '2026-11-05T00:00:00', 'status': 'POSTED',"
                + "'created_date': '2026-11-05T09:00:00', 'updated_date': '2026-11-05T09:00:00'}");
        payment.setAll(json("{" + more + "}"));
        return payment;
    }

    /** A credit of the 6th. @param more further properties, in JSON with single quotes */
    TestBooks credit(int id, int customer, String amount, String more) {
        return revio(
                "Credits",
                "{'credit_id': " + id + ", 'customer_id': " + customer + ", 'amount': " + amount
                        + ", 'description': 'Outage', 'product_id': 0, 'quantity': 1,"
                        + "'created_date': '2026-11-06T09:00:00', 'updated_date': '2026-11-06T09:00:00'"
                        + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    /** A product of two years ago. */
    TestBooks product(int id, String name, boolean active) {
        return revio(
                "Products",
                "{'product_id': " + id + ", 'product_type_id': 1, 'description': '" + name + "', 'rate': 10, 'active': "
                        + active + ", 'created_date': '2024-11-06T09:00:00'}");
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    TestBooks revio(String resource, String record) {
        return add(revio, resource, record);
    }

    TestBooks quickBooks(String entity, String record) {
        return add(quickBooks, entity, record);
    }

    private TestBooks add(Map<String, List<ObjectNode>> half, String name, String record) {
        half.computeIfAbsent(name, each -> new ArrayList<>()).add(json(record));
        return this;
    }

    /** With the reference data of both systems that was left out. */
    StartingBooks books() {
        return new BooksFolder(NOON).complete(new StartingBooks(revio, quickBooks));
    }
}
