package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Json;

/** What people do in Rev.io between two runs. */
final class Changes {

    private Changes() {}

    /** A bill is corrected, one is deleted, one is added; a customer moves. */
    static void make(World world) {
        change(world, "Charges", "90001", charge -> charge.put("amount", 120).put("rate", 120));
        world.revio.ledger().delete("Bills", "1002");
        put(
                world,
                "Bills",
                "1004",
                "{'bill_id': 1004, 'customer_id': 103, 'cycle_date': '2026-11-10T00:00:00',"
                        + "'due_date': '2026-12-10T00:00:00', 'total': 7.77, 'balance': 7.77}");
        put(
                world,
                "Charges",
                "90100",
                "{'charge_id': 90100, 'customer_id': 103, 'bill_id': 1004, 'product_id': 5,"
                        + "'description': 'Call-out', 'quantity': 1, 'rate': 7.00, 'amount': 7.00}");
        change(world, "Customers", "103", customer -> customer.withObject("/billing_address")
                .put("city", "Dallas"));
    }

    private static void change(World world, String resource, String id, java.util.function.Consumer<ObjectNode> edit) {
        ObjectNode record = world.revio.ledger().get(resource, id).orElseThrow().deepCopy();
        edit.accept(record);
        world.revio.ledger().put(resource, id, record);
    }

    private static void put(World world, String resource, String id, String record) {
        try {
            world.revio.ledger().put(resource, id, (ObjectNode) Json.mapper().readTree(record.replace('\'', '"')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(record, e);
        }
    }
}
