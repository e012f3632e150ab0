package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.control.Ledger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everybody who works in QuickBooks. Each deed returns what was done, in words; empty if there was nothing to do it to. */
final class PeopleInQuickBooks {

    private final World world;
    private final Ledger books;
    private final Bookkeeper keeper;
    private final List<Merge> merges = new ArrayList<>();
    private int next = 5000;

    PeopleInQuickBooks(World world) {
        this.world = world;
        this.books = world.quickBooks.ledger();
        this.keeper = new Bookkeeper(world);
    }

    String takesOn(Choice choice) {
        return "customer " + keeper.takesOn("Patron " + Story.word(next++), "");
    }

    String moves(Choice choice) {
        return choice.of(customers().filter(PeopleInQuickBooks::bornHere))
                .map(customer -> {
                    keeper.edit("Customer", id(customer), changed -> changed.withObject("/BillAddr")
                            .put("City", "Town " + choice.cents()));
                    return "customer " + id(customer) + " moves";
                })
                .orElse("");
    }

    String switches(Choice choice) {
        return choice.of(books.all("Customer"))
                .map(customer -> {
                    boolean active = !active(customer);
                    keeper.edit("Customer", id(customer), changed -> changed.put("Active", active));
                    return "customer " + id(customer) + (active ? " active" : " inactive");
                })
                .orElse("");
    }

    String merges(Choice choice) {
        return choice.of(customers())
                .flatMap(gone -> new Choice(choice.cents(), 1, 0)
                        .of(customers().filter(each -> !id(each).equals(id(gone))))
                        .map(staying -> {
                            keeper.merges(id(gone), id(staying));
                            merges.add(new Merge(gone, id(staying)));
                            return "customer " + id(gone) + " merged into " + id(staying);
                        }))
                .orElse("");
    }

    /** A customer that is gone from the books, as it was, and the id of the one that has taken its place. */
    record Merge(ObjectNode gone, String staying) {}

    /** All there were. */
    List<Merge> merges() {
        return merges;
    }

    String pays(Choice choice) {
        return choice.of(books.all("Invoice")
                        .filter(each -> each.path("Balance").decimalValue().signum() > 0))
                .map(invoice -> {
                    BigDecimal part = choice.part(invoice.path("Balance").decimalValue());
                    BigDecimal total = choice.oneIn(4) ? part.add(choice.amount()) : part;
                    return receive(customerOf(invoice), total, line(invoice, part));
                })
                .orElse("");
    }

    String paysOnAccount(Choice choice) {
        return choice.of(customers())
                .map(customer -> receive(id(customer), choice.amount(), ""))
                .orElse("");
    }

    private String receive(String customer, BigDecimal total, String line) {
        ObjectNode made = keeper.create(
                "Payment",
                "{'TotalAmt': " + total + ", 'PaymentRefNum': 'R" + next++ + "', 'TxnDate': '" + world.today()
                        + "', 'CustomerRef': {'value': '" + customer + "'}, 'Line': [" + line + "]}");
        return "payment " + id(made) + " of " + total + " by customer " + customer + " " + made.path("Line");
    }

    private static String line(ObjectNode invoice, BigDecimal amount) {
        return "{'Amount': " + amount + ", 'LinkedTxn': [{'TxnId': '" + id(invoice) + "', 'TxnType': 'Invoice'}]}";
    }

    /** Another amount, or taken off what it paid. */
    String editsAPayment(Choice choice) {
        return choice.of(payments())
                .map(payment -> {
                    keeper.edit("Payment", id(payment), changed -> {
                        if (choice.oneIn(2)) {
                            changed.putArray("Line");
                        } else {
                            changed.put(
                                    "TotalAmt",
                                    payment.path("TotalAmt").decimalValue().add(choice.amount()));
                        }
                    });
                    return "payment " + id(payment)
                            + (choice.oneIn(2) ? " unapplied" : " raised by " + choice.amount());
                })
                .orElse("");
    }

    String voidsAPayment(Choice choice) {
        return choice.of(payments())
                .map(payment -> {
                    keeper.voids(id(payment));
                    return "payment " + id(payment) + " voided";
                })
                .orElse("");
    }

    String deletesAPayment(Choice choice) {
        return choice.of(payments())
                .map(payment -> {
                    keeper.deletes(id(payment));
                    return "payment " + id(payment) + " deleted";
                })
                .orElse("");
    }

    String deposits(Choice choice) {
        return choice.of(books.all("Payment")
                        .filter(each -> each.path("TotalAmt").decimalValue().signum() > 0))
                .map(payment -> {
                    keeper.create(
                            "Deposit",
                            "{'DepositToAccountRef': {'value': '35'}, 'Line': [{'Amount': " + payment.path("TotalAmt")
                                    + ", 'LinkedTxn': [{'TxnId': '" + id(payment) + "', 'TxnType': 'Payment'}]}]}");
                    return "payment " + id(payment) + " deposited";
                })
                .orElse("");
    }

    private Stream<ObjectNode> customers() {
        return books.all("Customer").filter(PeopleInQuickBooks::active);
    }

    private Stream<ObjectNode> payments() {
        return books.all("Payment").filter(PeopleInQuickBooks::bornHere);
    }

    private static String id(JsonNode record) {
        return record.path("Id").asText();
    }

    private static String customerOf(JsonNode record) {
        return record.at("/CustomerRef/value").asText();
    }

    private static boolean active(JsonNode customer) {
        return customer.path("Active").asBoolean(true);
    }

    static boolean bornHere(JsonNode record) {
        return !(record.path("PrivateNote").asText() + record.path("Notes").asText())
                .contains("[revio-quickbooks-sync]");
    }
}
