package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.control.Ledger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everybody who changes in QuickBooks what the sync has made there. Each deed returns what was done, in words; empty if there was nothing to
 * do it to.
 */
final class PeopleInOurBooks {

    private final Ledger books;
    private final Bookkeeper keeper;

    PeopleInOurBooks(World world) {
        this.books = world.quickBooks.ledger();
        this.keeper = new Bookkeeper(world);
    }

    /** Another amount, less or more, or another date. */
    String editsAnInvoice(Choice choice) {
        return editsAForm("Invoice", choice);
    }

    String editsACreditMemo(Choice choice) {
        return editsAForm("CreditMemo", choice);
    }

    private String editsAForm(String entity, Choice choice) {
        return choice.of(ours(entity).filter(PeopleInOurBooks::counts))
                .map(form -> {
                    keeper.edit(entity, id(form), edited -> {
                        if (choice.oneIn(3)) {
                            edited.put("TxnDate", dayAfter(form));
                        } else {
                            price((ObjectNode) edited.path("Line").path(0), choice.amount());
                        }
                    });
                    return entity + " " + note(form)
                            + (choice.oneIn(3)
                                    ? " is of the next day"
                                    : " of " + form.path("TotalAmt") + " has a line of " + choice.amount());
                })
                .orElse("");
    }

    private static void price(ObjectNode line, BigDecimal amount) {
        line.put("Amount", amount);
        line.withObject("/SalesItemLineDetail").put("Qty", 1).put("UnitPrice", amount);
    }

    /** Another amount, at least what is applied of it; or another date. */
    String editsAPayment(Choice choice) {
        return choice.of(payments())
                .map(payment -> {
                    BigDecimal total = payment.path("TotalAmt").decimalValue();
                    keeper.edit("Payment", id(payment), edited -> {
                        if (choice.oneIn(3)) {
                            edited.put("TxnDate", dayAfter(payment));
                        } else {
                            edited.put("TotalAmt", total.add(choice.amount()));
                        }
                    });
                    return "payment " + note(payment)
                            + (choice.oneIn(3) ? " is of the next day" : " raised by " + choice.amount());
                })
                .orElse("");
    }

    /** To another open invoice of the same customer, else off the one it pays. */
    String movesAPayment(Choice choice) {
        return choice.of(payments().filter(payment -> !payment.path("Line").isEmpty()))
                .map(payment -> {
                    BigDecimal total = payment.path("TotalAmt").decimalValue();
                    keeper.edit("Payment", id(payment), edited -> {
                        edited.putArray("Line");
                        books.all("Invoice")
                                .filter(invoice -> invoice.path("CustomerRef")
                                        .path("value")
                                        .equals(payment.path("CustomerRef").path("value")))
                                .filter(invoice ->
                                        invoice.path("Balance").decimalValue().signum() > 0)
                                .filter(invoice -> !id(invoice)
                                        .equals(payment.at("/Line/0/LinkedTxn/0/TxnId")
                                                .asText()))
                                .findFirst()
                                .ifPresent(invoice -> edited.withArray("/Line")
                                        .add(TestBooks.json("{'Amount': "
                                                + total.min(
                                                        invoice.path("Balance").decimalValue())
                                                + ", 'LinkedTxn': [{'TxnId': '" + id(invoice)
                                                + "', 'TxnType': 'Invoice'}]}")));
                    });
                    return "payment " + note(payment) + " moved from " + payment.path("Line") + " to "
                            + books.get("Payment", id(payment)).orElseThrow().path("Line");
                })
                .orElse("");
    }

    String voidsAnInvoice(Choice choice) {
        return voids("Invoice", ours("Invoice").filter(PeopleInOurBooks::counts), choice);
    }

    String voidsACreditMemo(Choice choice) {
        return voids("CreditMemo", ours("CreditMemo").filter(PeopleInOurBooks::counts), choice);
    }

    String voidsAPayment(Choice choice) {
        return voids("Payment", payments(), choice);
    }

    private String voids(String entity, Stream<ObjectNode> records, Choice choice) {
        return choice.of(records)
                .map(record -> {
                    books.put(entity, id(record), TestBooks.json("{'_operation': 'void'}"));
                    return entity + " " + note(record) + " voided";
                })
                .orElse("");
    }

    String deletesAnInvoice(Choice choice) {
        return deletes("Invoice", choice);
    }

    String deletesACreditMemo(Choice choice) {
        return deletes("CreditMemo", choice);
    }

    /** Now and then it is the payment of zero that applies a credit. */
    String deletesAPayment(Choice choice) {
        return deletes("Payment", choice);
    }

    private String deletes(String entity, Choice choice) {
        return choice.of(ours(entity))
                .map(record -> {
                    books.delete(entity, id(record));
                    return entity + " " + note(record) + " deleted";
                })
                .orElse("");
    }

    private Stream<ObjectNode> payments() {
        return ours("Payment").filter(PeopleInOurBooks::counts);
    }

    private Stream<ObjectNode> ours(String entity) {
        return books.all(entity).filter(Predicate.not(PeopleInQuickBooks::bornHere));
    }

    private static boolean counts(JsonNode transaction) {
        return transaction.path("TotalAmt").decimalValue().signum() > 0;
    }

    private static String id(JsonNode record) {
        return record.path("Id").asText();
    }

    private static String note(JsonNode record) {
        return id(record) + " (" + record.path("PrivateNote").asText() + ")";
    }

    private static String dayAfter(JsonNode record) {
        return LocalDate.parse(record.path("TxnDate").asText()).plusDays(1).toString();
    }
}
