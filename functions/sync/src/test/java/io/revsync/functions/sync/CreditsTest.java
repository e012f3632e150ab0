package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Credits and what they are applied to, from one real ledger into the other. */
class CreditsTest {

    private static final Direction CREDITS = Direction.CREDITS_TO_QUICKBOOKS;

    @AutoClose
    private static final Stage stage = new Stage();

    private static TestBooks books() {
        return new TestBooks()
                .customer(101, "Acme Corp")
                .bill(1001, 101, "60.00", "30.00", "30.00")
                .bill(1002, 101, "40.00", "20.00", "20.00");
    }

    @Test
    void aCreditBecomesACreditMemoAppliedToTheInvoicesItWasPostedToTheRestStaysOpen() {
        TestBooks books = books().credit(
                        1,
                        101,
                        "75.00",
                        "'applications': [{'bill_id': 1001, 'amount': 60}, {'bill_id': 1002, 'amount': 10}]")
                .credit(2, 101, "-8.00", "'applications': []");
        try (World world = new World(stage, books.books())) {
            RunReport report = world.runAll(CREDITS);

            assertThat(report.read()).isEqualTo(2);
            assertThat(report.count(Outcome.CREATED)).isEqualTo(3);
            equal(world);
            assertThat(balances(world)).isEqualTo(Map.of("1001", cents("0"), "1002", cents("30")));
            assertThat(memo(world, 1).path("RemainingCredit").decimalValue()).isEqualByComparingTo("5");
            assertThat(memo(world, 2).path("RemainingCredit").decimalValue()).isEqualByComparingTo("8");
            assertThat(world.compare(Comparison.Kind.OPEN_BALANCES).quickBooks().total())
                    .isEqualByComparingTo("17.00");
            assertThat(world.runAll()).extracting(RunReport::written).containsOnly(0L);
        }
    }

    @Test
    void aCreditThatWaitsForItsInvoiceIsThereAtOnceAndAppliedLater() {
        TestBooks books = books().credit(1, 101, "10.00", "'bill_id': 1001");
        try (World world = new World(stage, books.books())) {
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            RunReport report = world.run(CREDITS);
            assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(report.count(Outcome.WAITING)).isEqualTo(1);

            world.runAll();

            equal(world);
            assertThat(balances(world).get("1001")).isEqualByComparingTo("50");
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void moreThanTheCreditIsRefusedWithTheAmount() {
        TestBooks books = books().credit(1, 101, "10.00", "'applications': [{'bill_id': 1001, 'amount': 12}]");
        try (World world = new World(stage, books.books())) {
            RunReport report = world.runAll(CREDITS);

            assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(report.count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("of 10.00", "12.00"));
        }
    }

    @Test
    void moreThanTheInvoiceHasOpenInQuickBooksIsRefusedWithTheAmount() {
        TestBooks books = books().credit(1, 101, "50.00", "'applications': [{'bill_id': 1002, 'amount': 40}]")
                .payment(1, 101, "30.00", "'applications': []");
        try (World world = new World(stage, books.books())) {
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            world.run(Direction.INVOICES_TO_QUICKBOOKS);
            world.run(Direction.PAYMENTS_TO_QUICKBOOKS);
            applyByHand(world, "1002", 30);

            assertThat(world.run(CREDITS).count(Outcome.FAILED)).isEqualTo(1);

            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("40", "invoice 1002", "only 10"));
        }
    }

    @Test
    void ofACreditThatTellsNothingTheSettingsDecide() {
        UnaryOperator<ObjectNode> leave = document -> {
            document.withObject("/credits").put("untold", "leave");
            return document;
        };
        TestBooks books = books().credit(1, 101, "70.00", "");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            assertThat(balances(world)).isEqualTo(Map.of("1001", cents("0"), "1002", cents("30")));
            equal(world);
            assertThat(world.runAll()).extracting(RunReport::written).containsOnly(0L);
        }
        try (World world = new World(stage, books.books(), UnaryOperator.identity(), leave)) {
            world.runAll();
            assertThat(balances(world)).isEqualTo(Map.of("1001", cents("60"), "1002", cents("40")));
            equal(world);
        }
    }

    @Test
    void aCreditThatIsPostedElsewhereIsAppliedThereAndOneTakenBackIsVoidedWithItsApplication() {
        TestBooks books = books().credit(1, 101, "10.00", "'applications': [{'bill_id': 1001, 'amount': 10}]");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            ObjectNode credit =
                    world.revio.ledger().get("Credits", "1").orElseThrow().deepCopy();
            credit.setAll(TestBooks.json("{'applications': [{'bill_id': 1002, 'amount': 10}]}"));
            world.revio.ledger().put("Credits", "1", credit);

            world.runAll();

            equal(world);
            assertThat(balances(world)).isEqualTo(Map.of("1001", cents("60"), "1002", cents("30")));

            world.revio.ledger().delete("Credits", "1");
            assertThat(world.runAll(CREDITS).count(Outcome.VOIDED)).isEqualTo(2);
            equal(world);
            assertThat(balances(world)).isEqualTo(Map.of("1001", cents("60"), "1002", cents("40")));
            assertThat(world.runAll()).extracting(RunReport::written).containsOnly(0L);
        }
    }

    @Test
    void whenAllStateIsLostNoCreditIsGivenTwiceNorAppliedTwice() {
        TestBooks books = books().credit(1, 101, "10.00", "'applications': [{'bill_id': 1001, 'amount': 10}]");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            world.forgetEverything();

            RunReport report = world.runAll(CREDITS);

            assertThat(report.state()).isEqualTo(RunState.FINISHED);
            assertThat(report.count(Outcome.CREATED)).isZero();
            equal(world);
            assertThat(world.quickBooks.ledger().all("CreditMemo")).hasSize(1);
            assertThat(world.quickBooks.ledger().all("Payment")).hasSize(1);
        }
    }

    private static void equal(World world) {
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
    }

    private static List<Problem> problems(World world) {
        return world.company().ports().problems().open(CREDITS);
    }

    private static Map<String, BigDecimal> balances(World world) {
        return world.quickBooks
                .ledger()
                .all("Invoice")
                .collect(Collectors.toMap(
                        invoice -> invoice.path("DocNumber").asText(),
                        invoice -> invoice.path("Balance").decimalValue().setScale(2)));
    }

    private static BigDecimal cents(String amount) {
        return new BigDecimal(amount).setScale(2);
    }

    private static ObjectNode memo(World world, int id) {
        return world.quickBooks
                .ledger()
                .all("CreditMemo")
                .filter(memo -> memo.path("DocNumber").asText().equals("CR" + id))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody in QuickBooks applies the one payment to an invoice that Rev.io did not apply it to. */
    private static void applyByHand(World world, String docNumber, int amount) {
        String invoice = world.quickBooks
                .ledger()
                .all("Invoice")
                .filter(each -> each.path("DocNumber").asText().equals(docNumber))
                .findFirst()
                .orElseThrow()
                .path("Id")
                .asText();
        String payment = world.quickBooks
                .ledger()
                .all("Payment")
                .findFirst()
                .orElseThrow()
                .path("Id")
                .asText();
        world.quickBooks
                .ledger()
                .put(
                        "Payment",
                        payment,
                        TestBooks.json("{'sparse': true, 'Line': [{'Amount': " + amount + ", 'LinkedTxn': [{'TxnId': '"
                                + invoice + "', 'TxnType': 'Invoice'}]}]}"));
    }
}
