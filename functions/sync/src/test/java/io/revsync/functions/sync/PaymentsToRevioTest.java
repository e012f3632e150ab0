package io.revsync.functions.sync;

import static io.revsync.functions.sync.Receipts.PAYMENTS;
import static io.revsync.functions.sync.Receipts.balance;
import static io.revsync.functions.sync.Receipts.byHand;
import static io.revsync.functions.sync.Receipts.only;
import static io.revsync.functions.sync.Receipts.posted;
import static io.revsync.functions.sync.Receipts.problems;
import static io.revsync.functions.sync.Receipts.quietAndEqual;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.ProblemKind;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments that come in at QuickBooks, from one real ledger into the other. */
class PaymentsToRevioTest {

    @AutoClose
    private static final Stage stage = new Stage();

    private static World world() {
        return Receipts.world(stage);
    }

    private static World world(TestBooks books) {
        return Receipts.world(stage, books, Receipts::settings);
    }

    @Test
    void aPaymentArrivesOnceAndSettlesWhatItPaysInQuickBooks() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.receives(
                    "Acme Corp",
                    "75.00",
                    "'PaymentRefNum': '4711', 'PaymentMethodRef': {'value': '"
                            + keeper.id("PaymentMethod", "Name", "Visa") + "'}, 'Line': [" + keeper.line("1001", "60")
                            + ", " + keeper.line("1002", "10") + "]");

            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);

            ObjectNode payment = only(world);
            assertThat(payment.path("amount").decimalValue()).isEqualByComparingTo("75");
            assertThat(payment.path("customer_id").asText()).isEqualTo("101");
            assertThat(payment.path("payment_type").asText()).isEqualTo("CREDIT_CARD");
            assertThat(payment.path("received_date").asText()).startsWith("2026-11-09");
            assertThat(payment.path("reference_number").asText())
                    .isEqualTo("QBO-" + world.quickBooks.realmId() + "-" + id);
            assertThat(payment.path("comments").asText()).contains("4711");
            assertThat(balance(world, "1001")).isEqualByComparingTo("0");
            assertThat(balance(world, "1002")).isEqualByComparingTo("30");
            quietAndEqual(world);
        }
    }

    @Test
    void aPaymentOnAccountStaysOnAccountAndOneOverpaidLeavesTheRestThere() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.receives("Acme Corp", "12.34", "");
            keeper.receives("Acme Corp", "70.00", "'Line': [" + keeper.line("1001", "60") + "]");

            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(2);

            assertThat(balance(world, "1001")).isEqualByComparingTo("0");
            assertThat(balance(world, "1002")).isEqualByComparingTo("40");
            quietAndEqual(world);
        }
    }

    /** Random stories found it: what the bill could not take went on account, and the bill was open in Rev.io alone later on. */
    @Test
    void aPaymentOfABillThatIsSettledInRevioIsToldAndFollowsOnceTheBillIsOpenAgain() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.receives("Acme Corp", "60.00", "'Line': [" + keeper.line("1001", "60") + "]");
            String other = world.revio
                    .ledger()
                    .put(
                            "Payments",
                            null,
                            TestBooks.json(
                                    "{'customer_id': 101, 'amount': 50, 'payment_type': 'CHECK', 'reference_number': 'C1',"
                                            + " 'applications': [{'bill_id': 1001, 'amount': 50}]}"))
                    .path("payment_id")
                    .asText();

            assertThat(world.runAll(PAYMENTS).count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("60.00 of bill 1001", "only 10.00 is open in Rev.io"));

            world.revioPost("/Payments/" + other + "/reverse");
            world.clock.advance(Duration.ofHours(25));
            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            assertThat(problems(world)).isEmpty();
            assertThat(balance(world, "1001")).isEqualByComparingTo("0");
            quietAndEqual(world);
        }
    }

    @Test
    void whatCameFromOneSideIsNeverSentBackToIt() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme Corp")
                .bill(1001, 101, "60.00", "30.00", "30.00")
                .payment(1, 101, "20.00", "'applications': [{'bill_id': 1001, 'amount': 20}]");
        try (World world = world(books)) {
            new Bookkeeper(world).receives("Acme Corp", "5.00", "");

            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            world.clock.advance(Duration.ofHours(1));
            quietAndEqual(world);

            assertThat(world.revio.ledger().all("Payments")).hasSize(2);
            assertThat(world.quickBooks.ledger().all("Payment")).hasSize(2);
        }
    }

    @Test
    void whatIsPaidForASubCustomerGoesToTheCustomerOfTheBill() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.receives("Branch Inc", "25.00", "'Line': [" + keeper.line("1003", "25") + "]");
            keeper.edit("Customer", keeper.customerId("Branch Inc"), customer -> customer.put("BillWithParent", true));

            world.runAll();

            assertThat(only(world).path("customer_id").asText()).isEqualTo("102");
            assertThat(balance(world, "1003")).isEqualByComparingTo("0");
            quietAndEqual(world);
        }
    }

    @Test
    void aSubCustomerUnknownInRevioPaysOnTheAccountOfItsParent() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.create(
                    "Customer",
                    "{'DisplayName': 'Acme warehouse', 'Job': true, 'ParentRef': {'value': '"
                            + keeper.customerId("Acme Corp") + "'}}");
            keeper.receives("Acme warehouse", "9.00", "");

            world.runAll();

            assertThat(only(world).path("customer_id").asText()).isEqualTo("101");
        }
    }

    @Test
    void aMethodTheSettingsDoNotKnowIsNamedUntilTheyDo() {
        UnaryOperator<ObjectNode> cards = document -> {
            document.withObject("/paymentTypes/toRevio").put("visa", "CREDIT_CARD");
            return document;
        };
        try (World world = Receipts.world(stage, new TestBooks().customer(101, "Acme Corp"), cards)) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.receives(
                    "Acme Corp",
                    "5.00",
                    "'PaymentMethodRef': {'value': '" + keeper.id("PaymentMethod", "Name", "Check") + "'}");

            assertThat(world.runAll(PAYMENTS).count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("\"Check\"", "Acme Corp", "5.00"));
            assertThat(world.revio.ledger().all("Payments")).isEmpty();

            world.storeSettings(document -> {
                document.withObject("/paymentTypes/toRevio").put("Check", "CHECK");
                return document;
            });
            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void aPaymentWaitsForItsCustomerAndForTheInvoiceItPays() {
        TestBooks books = new TestBooks().customer(101, "Acme Corp").bill(1001, 101, "60.00", "30.00", "30.00");
        World unsynced = new World(stage, books.books(), UnaryOperator.identity(), Receipts::settings);
        try (World world = unsynced) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.create(
                    "Customer",
                    "{'DisplayName': 'Acme Corp', 'CompanyName': 'Acme Corp', 'PrimaryEmailAddr': {'Address': 'ap101@example.com'}}");
            keeper.receives("Acme Corp", "5.00", "");

            assertThat(world.run(PAYMENTS).count(Outcome.WAITING)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(ProblemKind.WAITING);
                assertThat(problem.message()).contains("not linked with a customer of Rev.io");
            });

            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void noMoneyNoPayment() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.voids(keeper.receives("Acme Corp", "5.00", ""));
            keeper.receives("Acme Corp", "0", "");

            RunReport report = world.runAll(PAYMENTS);

            assertThat(report.count(Outcome.SKIPPED)).isEqualTo(2);
            assertThat(world.revio.ledger().all("Payments")).isEmpty();
        }
    }

    @Test
    void invoicesThatDidNotComeFromRevioAreNoneOfItsBusiness() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String item =
                    keeper.all("Item").findFirst().orElseThrow().path("Id").asText();
            keeper.create(
                    "Invoice",
                    "{'DocNumber': 'OWN-1', 'TxnDate': '2026-11-08', 'CustomerRef': {'value': '"
                            + keeper.customerId("Acme Corp")
                            + "'}, 'Line': [{'Amount': 80, 'DetailType': 'SalesItemLineDetail', 'SalesItemLineDetail': {'ItemRef': {'value': '"
                            + item + "'}}}]}");
            keeper.receives("Acme Corp", "30.00", "'Line': [" + keeper.line("OWN-1", "30") + "]");
            keeper.receives(
                    "Acme Corp",
                    "50.00",
                    "'Line': [" + keeper.line("OWN-1", "20") + ", " + keeper.line("1001", "30") + "]");

            RunReport report = world.runAll(PAYMENTS);

            assertThat(report.count(Outcome.SKIPPED)).isEqualTo(1);
            assertThat(report.count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.remedy())
                    .contains("Split it"));
            assertThat(world.revio.ledger().all("Payments")).isEmpty();
        }
    }

    @Test
    void aPaymentInAnotherCurrencyIsRefused() {
        TestBooks books = new TestBooks().customer(101, "Acme Corp");
        try (World world = world(books)) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.edit("Preferences", "1", preferences -> preferences
                    .withObject("/CurrencyPrefs")
                    .put("MultiCurrencyEnabled", true));
            keeper.create("Customer", "{'DisplayName': 'Maple', 'CurrencyRef': {'value': 'CAD'}}");
            keeper.receives("Maple", "5.00", "'CurrencyRef': {'value': 'CAD'}, 'ExchangeRate': 0.7");
            keeper.receives("Acme Corp", "6.00", "'CurrencyRef': {'value': 'USD'}");

            RunReport report = world.runAll(PAYMENTS);

            assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("CAD", "USD"));
        }
    }

    @Test
    void whenAllStateIsLostNothingIsPostedTwice() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.receives("Acme Corp", "40.00", "'Line': [" + keeper.line("1001", "40") + "]");
            keeper.receives("Acme Corp", "7.00", "");
            world.runAll();
            world.forgetEverything();

            world.runAll();
            RunReport report = world.runAll(PAYMENTS);

            assertThat(report.written()).isZero();
            assertThat(world.revio.ledger().all("Payments")).hasSize(2);
            assertThat(world.quickBooks.ledger().all("Payment")).hasSize(2);
        }
    }

    @Test
    void whatSomebodyEnteredOnBothSidesIsLinkedIfItIsSurelyTheSameAndAskedAboutIfNot() {
        TestBooks books = new TestBooks().customer(101, "Acme Corp");
        try (World world = world(books)) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.receives("Acme Corp", "40.00", "'PaymentRefNum': 'CHK 9'");
            keeper.receives("Acme Corp", "50.00", "");
            byHand(world, 11, "40.00", "'reference_number': 'chk 9'");
            byHand(world, 12, "50.00", "'reference_number': '', 'received_date': '2026-11-09T00:00:00'");

            RunReport report = world.run(PAYMENTS);

            assertThat(report.count(Outcome.LINKED)).isEqualTo(1);
            assertThat(report.count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("looks like payment 12"));
            assertThat(world.revio.ledger().all("Payments")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR_BEFORE", "SERVER_ERROR_AFTER", "DROP_BEFORE", "DROP_AFTER", "MALFORMED_BODY"})
    void anAnswerThatNeverCameIsLookedForBeforeAnythingIsSentAgain(FaultKind kind) {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.receives("Acme Corp", "40.00", "'Line': [" + keeper.line("1001", "40") + "]");
            keeper.receives("Acme Corp", "7.00", "");
            world.revio
                    .faults()
                    .add(FaultRule.of(kind).on("POST", ".*/Payments").first(1));

            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.runAll(PAYMENTS).state()).isEqualTo(RunState.FINISHED);

            assertThat(posted(world)).hasSize(2);
            assertThat(problems(world)).isEmpty();
            quietAndEqual(world);
        }
    }

    @Test
    void whatIsNotFoundAtOnceIsNotSentAgainBeforeRevioCanHaveFinished() {
        try (World world = world()) {
            new Bookkeeper(world).receives("Acme Corp", "7.00", "");
            world.revio
                    .faults()
                    .add(FaultRule.of(FaultKind.SERVER_ERROR_BEFORE)
                            .on("POST", ".*/Payments")
                            .first(1));
            RunReport first = world.run(PAYMENTS);
            assertThat(first.count(Outcome.FAILED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("did not say whether"));

            assertThat(world.run(PAYMENTS).written()).as("seconds later").isZero();
            assertThat(world.revio.ledger().all("Payments")).isEmpty();

            world.clock.advance(Duration.ofMinutes(3));
            assertThat(world.run(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);
            assertThat(problems(world)).isEmpty();
        }
    }
}
