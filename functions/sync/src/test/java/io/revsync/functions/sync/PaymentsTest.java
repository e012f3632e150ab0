package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Payments, from one real ledger into the other. */
class PaymentsTest {

    private static final Direction PAYMENTS = Direction.PAYMENTS_TO_QUICKBOOKS;

    @AutoClose
    private static final Stage stage = new Stage();

    private static TestBooks books() {
        return new TestBooks()
                .customer(101, "Acme Corp")
                .customer(102, "Branch Inc", "'parent_customer_id': 101, 'status': 'OPEN'")
                .bill(1001, 101, "60.00", "30.00", "30.00")
                .bill(1002, 101, "40.00", "20.00", "20.00")
                .bill(1003, 102, "25.00", "20.00", "5.00");
    }

    @Test
    void onePaymentOverTwoInvoicesPartialUnappliedAndOverpaidAllArriveAsRevioAppliedThem() {
        TestBooks books = books().payment(
                        1,
                        101,
                        "75.00",
                        "'applications': [{'bill_id': 1001, 'amount': 60}, {'bill_id': 1002, 'amount': 15}]")
                .payment(2, 101, "12.34", "'applications': []")
                .payment(3, 102, "30.00", "'applications': [{'bill_id': 1003, 'amount': 25}]");
        try (World world = new World(stage, books.books())) {
            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(3);

            equal(world);
            assertThat(balances(world)).isEqualTo(Map.of("1001", cents("0"), "1002", cents("25"), "1003", cents("0")));
            assertThat(payment(world, 2).path("UnappliedAmt").decimalValue()).isEqualByComparingTo("12.34");
            assertThat(payment(world, 3).path("UnappliedAmt").decimalValue()).isEqualByComparingTo("5.00");
            assertThat(world.runAll()).extracting(RunReport::written).containsOnly(0L);
        }
    }

    @Test
    void aPaymentThatNamesOnlyItsBillPaysIfOverpaidWhatTheInvoiceAsksAndTheRestStays() {
        TestBooks books = books().payment(1, 101, "99.00", "'bill_id': 1001");
        try (World world = new World(stage, books.books())) {
            world.runAll();

            equal(world);
            assertThat(balances(world).get("1001")).isEqualByComparingTo("0");
            assertThat(payment(world, 1).path("UnappliedAmt").decimalValue()).isEqualByComparingTo("39.00");
        }
    }

    @Test
    void aReversedPaymentOpensItsInvoiceAgainAndTheNextOneTakesItsPlaceInTheSameRun() {
        TestBooks books = books().payment(1, 101, "60.00", "'applications': [{'bill_id': 1001, 'amount': 60}]");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            world.revioPost("/Payments/1/reverse");
            put(world, 2, "60.00", "'applications': [{'bill_id': 1001, 'amount': 60}]");

            RunReport report = world.runAll(PAYMENTS);

            assertThat(report.count(Outcome.VOIDED)).isEqualTo(1);
            assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
            equal(world);
            assertThat(balances(world).get("1001")).isEqualByComparingTo("0");
        }
    }

    @Test
    void aPaymentOnABankDepositIsAProblemWithTheWayOutAndFollowsOnceTheDepositIsUndone() {
        TestBooks books = books().payment(1, 101, "60.00", "'applications': [{'bill_id': 1001, 'amount': 60}]");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            String deposit = deposit(world, payment(world, 1).path("Id").asText());
            world.clock.advance(Duration.ofHours(1));
            world.revioPost("/Payments/1/reverse");

            assertThat(world.runAll(PAYMENTS).count(Outcome.REFUSED)).isEqualTo(1);

            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.message()).contains("payment 1", "bank deposit");
                assertThat(problem.remedy()).contains("off the deposit");
            });
            world.quickBooks.ledger().delete("Deposit", deposit);
            world.clock.advance(Duration.ofHours(25));
            world.runAll();
            equal(world);
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void aPaymentWaitsForTheInvoiceItPaysAndFollowsIt() {
        TestBooks books = books().payment(1, 101, "60.00", "'applications': [{'bill_id': 1001, 'amount': 60}]");
        try (World world = new World(stage, books.books())) {
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            assertThat(world.run(PAYMENTS).count(Outcome.WAITING)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("bill 1001"));
            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            equal(world);
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void whatAParentPaysForItsSubCustomerIsBookedWhereItIsOwed() {
        TestBooks books = books().payment(1, 101, "25.00", "'applications': [{'bill_id': 1003, 'amount': 25}]");
        try (World world = new World(stage, books.books())) {
            world.runAll();

            equal(world);
            assertThat(balances(world).get("1003")).isEqualByComparingTo("0");
        }
    }

    @Test
    void aParentPaysForSeveralSubCustomersAtOnceAndWhatIsLeftStaysItsOwn() {
        TestBooks books = books().customer(103, "Depot", "'parent_customer_id': 101, 'status': 'OPEN'")
                .bill(1004, 103, "15.00", "10.00", "5.00")
                .payment(
                        1,
                        101,
                        "50.00",
                        "'applications': [{'bill_id': 1003, 'amount': 25}, {'bill_id': 1004, 'amount': 15}]");
        try (World world = new World(stage, books.books())) {
            world.runAll();

            equal(world);
            assertThat(balances(world).get("1003")).isEqualByComparingTo("0");
            assertThat(balances(world).get("1004")).isEqualByComparingTo("0");
            assertThat(payment(world, 1).at("/CustomerRef/name").asText()).isEqualTo("Acme Corp");
            assertThat(world.runAll()).extracting(RunReport::written).containsOnly(0L);
        }
    }

    @Test
    void aSubCustomerThatSomebodyNoLongerBillsWithItsParentStaysSo() {
        try (World world = new World(stage, books().books())) {
            world.runAll();
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.edit("Customer", keeper.customerId("Branch Inc"), branch -> branch.put("BillWithParent", false));
            world.clock.advance(Duration.ofHours(1));
            ObjectNode branch = world.revio.ledger().get("Customers", "102").orElseThrow();
            world.revio.ledger().put("Customers", "102", branch.put("email", "new@example.com"));

            assertThat(world.runAll(Direction.CUSTOMERS_TO_QUICKBOOKS).count(Outcome.UPDATED))
                    .isEqualTo(1);

            assertThat(keeper.find("Customer", "DisplayName", "Branch Inc")
                            .path("BillWithParent")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void anUnknownPaymentTypeIsNamedUntilTheSettingsKnowIt() {
        TestBooks books = books().payment(1, 101, "10.00", "'payment_type': 'BITCOIN'");
        UnaryOperator<ObjectNode> cards = document -> {
            document.withObject("/paymentTypes/toQuickBooks").put("CREDIT_CARD", "Visa");
            return document;
        };
        try (World world = new World(stage, books.books(), UnaryOperator.identity(), cards)) {
            assertThat(world.runAll(PAYMENTS).count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("BITCOIN"));
            world.storeSettings(document -> {
                document.withObject("/paymentTypes/toQuickBooks").put("BITCOIN", "Wire");
                return document;
            });
            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            equal(world);
        }
    }

    @Test
    void whatSomebodyAppliedInQuickBooksIsNotPaidTwiceButNamedWithTheAmount() {
        TestBooks books = books().payment(1, 101, "60.00", "'applications': [{'bill_id': 1001, 'amount': 60}]");
        try (World world = new World(stage, books.books())) {
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            world.run(Direction.INVOICES_TO_QUICKBOOKS);
            String strange = payByHand(world, "1001", 50);

            assertThat(world.run(PAYMENTS).count(Outcome.FAILED)).isEqualTo(1);

            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("60", "invoice 1001", "only 10"));
            world.quickBooks.ledger().delete("Payment", strange);
            assertThat(world.run(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            equal(world);
        }
    }

    @Test
    void whenAllStateIsLostNoPaymentIsPostedTwice() {
        TestBooks books = books().payment(1, 101, "60.00", "'applications': [{'bill_id': 1001, 'amount': 60}]")
                .payment(2, 101, "5.00", "'applications': []")
                .payment(3, 101, "5.00", "'applications': []");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            world.revioPost("/Payments/3/void");
            world.forgetEverything();

            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isZero();

            equal(world);
            assertThat(world.quickBooks.ledger().all("Payment")).hasSize(3);
            assertThat(payment(world, 3).path("PrivateNote").asText()).startsWith("Voided");
        }
    }

    @Test
    void aPaymentSomebodyDeletedInQuickBooksNeedsNoVoid() {
        TestBooks books = books().payment(1, 101, "5.00", "'applications': []");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            world.quickBooks
                    .ledger()
                    .delete("Payment", payment(world, 1).path("Id").asText());
            world.clock.advance(Duration.ofHours(1));
            world.revioPost("/Payments/1/void");

            RunReport report = world.runAll(PAYMENTS);

            assertThat(report.state()).isEqualTo(RunState.FINISHED);
            assertThat(problems(world)).isEmpty();
            equal(world);
        }
    }

    private static void equal(World world) {
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
    }

    private static List<Problem> problems(World world) {
        return world.company().ports().problems().open(PAYMENTS);
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

    private static ObjectNode payment(World world, int id) {
        return world.quickBooks
                .ledger()
                .all("Payment")
                .filter(payment -> payment.path("PrivateNote").asText().contains("Rev.io payment " + id + " "))
                .findFirst()
                .orElseThrow();
    }

    private static void put(World world, int id, String amount, String more) {
        world.revio.ledger().put("Payments", "" + id, TestBooks.paymentRecord(id, 101, amount, more));
    }

    private static String deposit(World world, String payment) {
        return world.quickBooks
                .ledger()
                .put(
                        "Deposit",
                        null,
                        TestBooks.json("{'DepositToAccountRef': {'value': '35'}, 'Line': [{'Amount': 60, 'LinkedTxn':"
                                + " [{'TxnId': '" + payment + "', 'TxnType': 'Payment'}]}]}"))
                .path("Id")
                .asText();
    }

    private static String payByHand(World world, String docNumber, int amount) {
        ObjectNode invoice = world.quickBooks
                .ledger()
                .all("Invoice")
                .filter(each -> each.path("DocNumber").asText().equals(docNumber))
                .findFirst()
                .orElseThrow();
        return world.quickBooks
                .ledger()
                .put(
                        "Payment",
                        null,
                        TestBooks.json("{'CustomerRef': {'value': '"
                                + invoice.at("/CustomerRef/value").asText() + "'}, 'TotalAmt': " + amount
                                + ", 'Line': [{'Amount': " + amount + ", 'LinkedTxn': [{'TxnId': '"
                                + invoice.path("Id").asText() + "', 'TxnType': 'Invoice'}]}]}"))
                .path("Id")
                .asText();
    }
}
