package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.control.Ledger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everybody who works in Rev.io. Each deed returns what was done, in words; empty if there was nothing to do it to. */
final class PeopleInRevio {

    private final World world;
    private final Ledger books;
    private int next = 5000;

    PeopleInRevio(World world) {
        this.world = world;
        this.books = world.revio.ledger();
    }

    String bills(Choice choice) {
        return bill(choice, choice.amount());
    }

    String billsBelowZero(Choice choice) {
        return bill(choice, choice.amount().negate());
    }

    private String bill(Choice choice, BigDecimal amount) {
        return choice.of(customers())
                .map(customer -> {
                    int id = next++;
                    String of = "'customer_id': " + id(customer) + ", 'bill_id': " + id;
                    BigDecimal tax = amount.signum() > 0 && choice.oneIn(2) ? new BigDecimal("0.83") : BigDecimal.ZERO;
                    BigDecimal total = amount.add(tax);
                    books.put(
                            "Charges",
                            "" + (90_000 + id),
                            TestBooks.json("{'charge_id': " + (90_000 + id) + ", " + of
                                    + ", 'product_id': 5, 'description': 'Call-out', 'quantity': 1, 'rate': " + amount
                                    + ", 'amount': " + amount + "}"));
                    books.put(
                            "Bills",
                            "" + id,
                            TestBooks.json("{" + of + ", 'cycle_date': '" + world.today()
                                    + "T00:00:00', 'due_date': '2027-01-01T00:00:00', 'total': " + total
                                    + ", 'balance': " + total + "}"));
                    return "bill " + id + " of " + total + " for customer " + id(customer);
                })
                .orElse("");
    }

    String raisesACharge(Choice choice) {
        return choice.of(books.all("Charges").filter(PeopleInRevio::aboveZero))
                .map(charge -> {
                    BigDecimal amount = charge.path("amount").decimalValue().add(choice.amount());
                    String id = charge.path("charge_id").asText();
                    books.put("Charges", id, TestBooks.json("{'rate': " + amount + ", 'amount': " + amount + "}"));
                    return "charge " + id + " of bill " + charge.path("bill_id").asText() + " is now " + amount;
                })
                .orElse("");
    }

    String deletesABill(Choice choice) {
        return choice.of(books.all("Bills").filter(PeopleInRevio::untouched))
                .map(bill -> {
                    books.delete("Bills", bill.path("bill_id").asText());
                    return "bill " + bill.path("bill_id").asText() + " deleted";
                })
                .orElse("");
    }

    String takesOn(Choice choice) {
        int id = next++;
        ObjectNode made = books.put(
                "Customers",
                null,
                TestBooks.json("{'account_number': 'A-" + id + "', 'status': 'OPEN', 'email': 'ap" + id
                        + "@example.com', 'billing_address': {'company_name': 'Client " + Story.word(id)
                        + "', 'line_1': '" + id + " Main St', 'city': 'Austin', 'state_or_province': 'TX'},"
                        + " 'finance': {'bill_profile_id': 1}}"));
        return "customer " + id(made);
    }

    String moves(Choice choice) {
        return choice.of(customers().filter(PeopleInRevio::bornHere))
                .map(customer -> {
                    ObjectNode changed = customer.deepCopy();
                    changed.withObject("/billing_address").put("city", "City " + choice.cents());
                    books.put("Customers", id(changed), changed);
                    return "customer " + id(changed) + " moves";
                })
                .orElse("");
    }

    String closesOrOpens(Choice choice) {
        return choice.of(customers())
                .map(customer -> {
                    String status = customer.path("status").asText().equals("OPEN") ? "CLOSED" : "OPEN";
                    books.put("Customers", id(customer), TestBooks.json("{'status': '" + status + "'}"));
                    return "customer " + id(customer) + " is " + status;
                })
                .orElse("");
    }

    /** One bill or two, whole or a part, and now and then more than is owed. */
    String pays(Choice choice) {
        return receipt(choice, "Payments", ", 'payment_type': 'CREDIT_CARD', 'reference_number': 'TX" + next++ + "'");
    }

    String credits(Choice choice) {
        return receipt(choice, "Credits", ", 'description': 'Outage'");
    }

    private String receipt(Choice choice, String resource, String more) {
        return choice.of(books.all("Bills").filter(PeopleInRevio::open))
                .map(bill -> {
                    List<ObjectNode> bills = new ArrayList<>(List.of(bill));
                    if (choice.oneIn(3)) {
                        books.all("Bills")
                                .filter(each -> open(each) && id(each).equals(id(bill)) && !each.equals(bill))
                                .findFirst()
                                .ifPresent(bills::add);
                    }
                    BigDecimal sum = BigDecimal.ZERO;
                    List<String> parts = new ArrayList<>();
                    for (ObjectNode each : bills) {
                        BigDecimal part = choice.part(each.path("balance").decimalValue());
                        sum = sum.add(part);
                        parts.add("{'bill_id': " + each.path("bill_id").asText() + ", 'amount': " + part + "}");
                    }
                    BigDecimal amount = choice.oneIn(4) ? sum.add(choice.amount()) : sum;
                    return receive(
                            resource, id(bill), amount, "'applications': [" + String.join(", ", parts) + "]" + more);
                })
                .orElse("");
    }

    String paysOnAccount(Choice choice) {
        return choice.of(customers())
                .map(customer -> receive(
                        "Payments",
                        id(customer),
                        choice.amount(),
                        "'auto_apply': false, 'payment_type': 'CHECK', 'reference_number': 'CK" + next++ + "'"))
                .orElse("");
    }

    private String receive(String resource, String customer, BigDecimal amount, String more) {
        ObjectNode made = books.put(
                resource,
                null,
                TestBooks.json("{'customer_id': " + customer + ", 'amount': " + amount + ", " + more + "}"));
        String id = made.path(resource.equals("Credits") ? "credit_id" : "payment_id")
                .asText();
        return resource + " " + id + " of " + amount + " for customer " + customer + ", " + made.path("applications");
    }

    String takesAPaymentBack(Choice choice) {
        return choice.of(books.all("Payments")
                        .filter(each -> each.path("status").asText().equals("POSTED")))
                .map(payment -> {
                    String how = choice.way(List.of("reverse", "void"));
                    world.revioPost("/Payments/" + payment.path("payment_id").asText() + "/" + how);
                    return how + " payment " + payment.path("payment_id").asText();
                })
                .orElse("");
    }

    String deletesACredit(Choice choice) {
        return choice.of(books.all("Credits"))
                .map(credit -> {
                    books.delete("Credits", credit.path("credit_id").asText());
                    return "credit " + credit.path("credit_id").asText() + " deleted";
                })
                .orElse("");
    }

    private Stream<ObjectNode> customers() {
        return books.all("Customers");
    }

    /** The customer it is, or belongs to. */
    private static String id(JsonNode record) {
        return record.path("customer_id").asText();
    }

    private static boolean aboveZero(JsonNode charge) {
        return charge.path("amount").decimalValue().signum() > 0;
    }

    private static boolean open(JsonNode bill) {
        return bill.path("balance").decimalValue().signum() > 0;
    }

    private static boolean untouched(JsonNode bill) {
        return bill.path("balance").decimalValue().compareTo(bill.path("total").decimalValue()) == 0;
    }

    private static boolean bornHere(JsonNode customer) {
        return !customer.path("account_number").asText().startsWith("QBO");
    }
}
