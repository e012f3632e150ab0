package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/** A small company with a record or two of every kind on both sides, and a change of every kind. Each receipt has an amount of its own. */
final class EveryKind {

    /** "Sales of Product Income" of the reference books. */
    private static final String INCOME = "79";

    private EveryKind() {}

    /** Nothing is synced yet. */
    static World world(Stage stage) {
        World world = new World(stage, revio().books(), UnaryOperator.identity(), EveryKind::settings);
        Bookkeeper keeper = new Bookkeeper(world);
        receiveInRevio(world);
        keeper.takesOn("Blue Door", "");
        keeper.takesOn("Old Mill", "");
        keeper.receives("Blue Door", "31.00", "");
        keeper.receives("Blue Door", "32.00", "");
        keeper.receives("Old Mill", "33.00", "");
        keeper.receives("Old Mill", "34.00", "");
        return world;
    }

    private static TestBooks revio() {
        return new TestBooks()
                .revio("BillProfiles", "{'bill_profile_id': 1, 'description': 'Monthly', 'active': true}")
                .product(5, "Hosted: Seat", true)
                .product(6, "Fax Line", false)
                .customer(101, "Acme: Corp")
                .customer(102, "Smith & Sons", "'parent_customer_id': 101, 'status': 'OPEN'")
                .customer(103, "Twin LLC")
                .customer(104, "Twin LLC")
                .bill(1001, 101, "123.45", "100.00", "15.00")
                .bill(1002, 102, "10.00", "12.00", "-2.00")
                .bill(1003, 103, "60.00", "30.00", "30.00")
                .bill(1004, 103, "40.00", "20.00", "20.00")
                .bill(1005, 104, "25.00", "20.00", "5.00")
                .bill(1006, 104, "-7.00", "-5.00", "-2.00");
    }

    /** Entered one by one, so that Rev.io's own ledger keeps the bills' balances. */
    private static void receiveInRevio(World world) {
        credit(world, 101, "11", "{'bill_id': 1001, 'amount': 11}");
        credit(world, 103, "12", "{'bill_id': 1003, 'amount': 2}");
        credit(world, 104, "13", "{'bill_id': 1005, 'amount': 13}");
        payment(world, 103, "50", "{'bill_id': 1003, 'amount': 30}, {'bill_id': 1004, 'amount': 20}");
        payment(world, 104, "22", "");
        payment(world, 101, "23", "{'bill_id': 1001, 'amount': 23}");
    }

    private static void credit(World world, int customer, String amount, String applications) {
        receipt(world, "Credits", customer, amount, applications, "'description': 'Outage'");
    }

    private static void payment(World world, int customer, String amount, String applications) {
        receipt(
                world,
                "Payments",
                customer,
                amount,
                applications,
                "'payment_type': 'CREDIT_CARD', 'reference_number': 'TX" + amount + "'");
    }

    private static void receipt(
            World world, String resource, int customer, String amount, String applications, String more) {
        put(
                world,
                resource,
                null,
                "'customer_id': " + customer + ", 'amount': " + amount + ", 'auto_apply': false, 'applications': ["
                        + applications + "], " + more);
    }

    private static ObjectNode settings(ObjectNode document) {
        document.putObject("products").put("incomeAccountId", INCOME).put("createMissing", true);
        document.withObject("/customers").put("billProfileId", "1").put("onQuickBooksDeactivate", "close");
        document.withObject("/paymentTypes/toRevio").put("*", "OTHER");
        document.withObject("/payments").put("onQuickBooksEdit", "reverse").put("onQuickBooksDelete", "reverse");
        return document;
    }

    /** What people do on both sides between the first sync and the next. */
    static void change(World world) {
        changeRevio(world);
        changeQuickBooks(new Bookkeeper(world));
    }

    private static void changeRevio(World world) {
        put(world, "Products", "7", "'product_type_id': 1, 'description': 'Trunk', 'rate': 10, 'active': true");
        put(world, "Customers", "103", "'billing_address': {'company_name': 'Twin LLC', 'city': 'Dallas'}");
        put(world, "Customers", "104", "'billing_address': {'company_name': 'Solo LLC', 'city': 'Austin'}");
        put(world, "Charges", "90001", "'amount': 120, 'rate': 120");
        world.revio.ledger().delete("Bills", "1002");
        put(
                world,
                "Bills",
                "1007",
                "'customer_id': 103, 'cycle_date': '2026-11-10T00:00:00', 'due_date': '2026-12-10T00:00:00',"
                        + " 'total': 7.77, 'balance': 7.77");
        put(
                world,
                "Charges",
                "90100",
                "'customer_id': 103, 'bill_id': 1007, 'product_id': 5, 'description': 'Call-out', 'quantity': 1,"
                        + " 'rate': 7.00, 'amount': 7.00");
        put(world, "Credits", "2", "'applications': [{'bill_id': 1004, 'amount': 2}]");
        world.revio.ledger().delete("Credits", "3");
        credit(world, 101, "14", "{'bill_id': 1001, 'amount': 14}");
        world.revioPost("/Payments/1/reverse");
        put(world, "Payments", "3", "'applications': []");
        payment(world, 103, "24", "{'bill_id': 1004, 'amount': 24}");
    }

    private static void changeQuickBooks(Bookkeeper keeper) {
        keeper.takesOn("Red Gate", "");
        keeper.edit("Customer", keeper.customerId("Blue Door"), customer -> customer.put("DisplayName", "Blue Gate")
                .put("CompanyName", "Blue Gate"));
        keeper.edit("Payment", payment(keeper, "31"), payment -> payment.put("TotalAmt", new BigDecimal("35")));
        keeper.voids(payment(keeper, "32"));
        keeper.deletes(payment(keeper, "33"));
        keeper.receives("Acme Corp", "36.00", "'Line': [" + keeper.line("1001", "36") + "]");
        keeper.receives("Red Gate", "37.00", "");
        keeper.edit("Customer", keeper.customerId("Old Mill"), customer -> customer.put("Active", false));
    }

    private static String payment(Bookkeeper keeper, String amount) {
        return keeper.all("Payment")
                .filter(each -> each.path("TotalAmt").decimalValue().compareTo(new BigDecimal(amount)) == 0)
                .findFirst()
                .orElseThrow()
                .path("Id")
                .asText();
    }

    private static void put(World world, String resource, String id, String fields) {
        world.revio.ledger().put(resource, id, TestBooks.json("{" + fields + "}"));
    }
}
