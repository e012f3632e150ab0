package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RunState;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Companies whose payments come in at QuickBooks, and what a test asks of them. */
final class Receipts {

    static final Direction PAYMENTS = Direction.PAYMENTS_TO_REVIO;

    private Receipts() {}

    /** Customers and invoices are synced; nothing is paid yet. */
    static World world(Stage stage) {
        return world(
                stage,
                new TestBooks()
                        .customer(101, "Acme Corp")
                        .customer(102, "Branch Inc", "'parent_customer_id': 101, 'status': 'OPEN'")
                        .bill(1001, 101, "60.00", "30.00", "30.00")
                        .bill(1002, 101, "40.00", "20.00", "20.00")
                        .bill(1003, 102, "25.00", "20.00", "5.00"),
                Receipts::settings);
    }

    /** These books, synced. @param settings changes the settings document */
    static World world(Stage stage, TestBooks books, UnaryOperator<ObjectNode> settings) {
        World world = new World(stage, books.books(), UnaryOperator.identity(), settings);
        world.runAll();
        world.clock.advance(Duration.ofHours(1));
        return world;
    }

    static ObjectNode settings(ObjectNode document) {
        document.withObject("/paymentTypes/toRevio").put("Visa", "CREDIT_CARD").put("*", "OTHER");
        return document;
    }

    static ObjectNode reversing(ObjectNode document) {
        settings(document)
                .withObject("/payments")
                .put("onQuickBooksEdit", "reverse")
                .put("onQuickBooksDelete", "reverse");
        return document;
    }

    static void payInstead(Bookkeeper keeper, String payment, String docNumber, String amount) {
        keeper.edit("Payment", payment, record -> {
            record.put("TotalAmt", new BigDecimal(amount));
            record.set("Line", ((ArrayNode) TestBooks.json("{'Line': [" + keeper.line(docNumber, amount) + "]}")
                    .get("Line")));
        });
    }

    static void byHand(World world, int id, String amount, String more) {
        ObjectNode payment = TestBooks.paymentRecord(id, 101, amount, more);
        world.revio.ledger().put("Payments", "" + id, payment);
    }

    static void quietAndEqual(World world) {
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.runAll()).allSatisfy(report -> {
            assertThat(report.state()).isEqualTo(RunState.FINISHED);
            assertThat(report.written()).isZero();
        });
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
    }

    static ObjectNode only(World world) {
        List<ObjectNode> payments = world.revio.ledger().all("Payments").toList();
        assertThat(payments).hasSize(1);
        return payments.get(0);
    }

    static List<ObjectNode> posted(World world) {
        return world.revio
                .ledger()
                .all("Payments")
                .filter(payment -> payment.path("status").asText().equals("POSTED"))
                .toList();
    }

    static BigDecimal balance(World world, String bill) {
        return world.revio
                .ledger()
                .get("Bills", bill)
                .orElseThrow()
                .path("balance")
                .decimalValue();
    }

    static List<Problem> problems(World world) {
        return world.company().ports().problems().open(PAYMENTS);
    }
}
