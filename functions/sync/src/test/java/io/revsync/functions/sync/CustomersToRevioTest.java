package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers that are born in QuickBooks, from one real ledger into the other. */
class CustomersToRevioTest {

    private static final Direction CUSTOMERS = Direction.CUSTOMERS_TO_REVIO;

    @AutoClose
    private static final Stage stage = new Stage();

    private static TestBooks books() {
        return new TestBooks()
                .revio("BillProfiles", "{'bill_profile_id': 1, 'description': 'Monthly', 'active': true}");
    }

    private static World world() {
        World world = new World(
                stage,
                books().customer(101, "Acme Corp")
                        .bill(1001, 101, "60.00", "30.00", "30.00")
                        .books(),
                UnaryOperator.identity(),
                CustomersToRevioTest::settings);
        world.runAll();
        world.clock.advance(Duration.ofHours(1));
        return world;
    }

    private static ObjectNode settings(ObjectNode document) {
        document.withObject("/customers").put("billProfileId", "1");
        document.withObject("/paymentTypes/toRevio").put("*", "OTHER");
        return document;
    }

    private static ObjectNode closing(ObjectNode document) {
        settings(document).withObject("/customers").put("onQuickBooksDeactivate", "close");
        return document;
    }

    @Test
    void aNewCustomerIsMadeOnceWithProfileClassNamesAndAddressesAndNotSentBack() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.takesOn("Blue Door", "");
            keeper.create("Customer", "{'DisplayName': 'Ann Lee', 'GivenName': 'Ann', 'FamilyName': 'Lee'}");

            assertThat(world.runAll(CUSTOMERS).count(Outcome.CREATED)).isEqualTo(2);

            ObjectNode made = inRevio(world, "Blue Door");
            assertThat(made.path("account_number").asText()).isEqualTo("QBO-" + id);
            assertThat(made.at("/finance/bill_profile_id").asText()).isEqualTo("1");
            assertThat(made.path("class").asText()).isEqualTo("BUSINESS");
            assertThat(made.path("status").asText()).isEqualTo("OPEN");
            assertThat(made.path("email").asText()).isEqualTo("office@bluedoor.example");
            ObjectNode address = (ObjectNode) made.get("billing_address");
            assertThat(List.of(
                            address.path("line_1").asText(),
                            address.path("line_2").asText(),
                            address.path("city").asText(),
                            address.path("state_or_province").asText(),
                            address.path("postal_code").asText(),
                            address.path("postal_code_extension").asText(),
                            address.path("country_code").asText()))
                    .containsExactly("1 High St", "Suite 5", "Reno", "NV", "89501", "1234", "USA");
            assertThat(world.revio.ledger().all("Customers").filter(each -> each.at("/billing_address/last_name")
                            .asText()
                            .equals("Lee")))
                    .singleElement()
                    .satisfies(each -> assertThat(each.path("class").asText()).isEqualTo("RESIDENTIAL"));
            quiet(world);
            assertThat(world.quickBooks.ledger().all("Customer")).hasSize(3);
        }
    }

    @Test
    void withoutABillProfileNobodyIsMadeAndTheProblemSaysSoUntilThereIsOne() {
        TestBooks books = books().customer(101, "Acme Corp");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            new Bookkeeper(world).takesOn("Blue Door", "");

            assertThat(world.runAll(CUSTOMERS).count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.message()).contains("Blue Door", "bill profile");
                assertThat(problem.remedy()).contains("Choose a bill profile");
            });
            assertThat(world.revio.ledger().all("Customers")).hasSize(1);

            world.storeSettings(CustomersToRevioTest::settings);
            assertThat(world.runAll(CUSTOMERS).count(Outcome.CREATED)).isEqualTo(1);
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void whoIsOnBothSidesAlreadyIsLinkedAndWhoMayBeTheSameIsAskedAbout() {
        TestBooks books = books().customer(101, "Acme Corp").customer(102, "Northern Lights Trading");
        try (World world = new World(stage, books.books(), UnaryOperator.identity(), CustomersToRevioTest::settings)) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.create(
                    "Customer",
                    "{'DisplayName': 'Acme Incorporated', 'PrimaryEmailAddr': {'Address': 'ap101@example.com'}}");
            keeper.create("Customer", "{'DisplayName': 'Northern Light Trading'}");

            RunReport report = world.run(CUSTOMERS);

            assertThat(report.count(Outcome.LINKED)).isEqualTo(1);
            assertThat(report.count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("Northern Light Trading", "may be customer 102", "Northern Lights Trading"));
            assertThat(world.revio.ledger().all("Customers")).hasSize(2);
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            assertThat(world.quickBooks.ledger().all("Customer")).hasSize(3);
        }
    }

    @Test
    void whatChangesInQuickBooksChangesInRevioAndNotTheOtherWayRound() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.takesOn("Blue Door", "");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            keeper.edit(
                    "Customer", id, customer -> customer.withObject("/BillAddr").put("City", "Sparks"));

            assertThat(world.runAll(CUSTOMERS).count(Outcome.UPDATED)).isEqualTo(1);
            assertThat(inRevio(world, "Blue Door").at("/billing_address/city").asText())
                    .isEqualTo("Sparks");

            world.clock.advance(Duration.ofHours(1));
            ObjectNode there = inRevio(world, "Blue Door").deepCopy();
            there.withObject("/billing_address").put("city", "Elko");
            world.revio.ledger().put("Customers", there.path("customer_id").asText(), there);
            quiet(world);
            assertThat(keeper.find("Customer", "Id", id).at("/BillAddr/City").asText())
                    .isEqualTo("Sparks");
        }
    }

    @Test
    void aSubCustomerFollowsItsParentInTheSameRun() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String parent = keeper.takesOn("Blue Door", "");
            keeper.takesOn("Red Door", "'Job': true, 'ParentRef': {'value': '" + parent + "'}");

            assertThat(world.runAll(CUSTOMERS).count(Outcome.CREATED)).isEqualTo(2);

            assertThat(inRevio(world, "Red Door").path("parent_customer_id").asText())
                    .isEqualTo(inRevio(world, "Blue Door").path("customer_id").asText());
            assertThat(problems(world)).isEmpty();
            quiet(world);
        }
    }

    @Test
    void theLoopIsClosedABillOfSuchACustomerComesBackToItAndItsPaymentGoesThere() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.takesOn("Blue Door", "");
            world.runAll();
            int revioId = inRevio(world, "Blue Door").path("customer_id").asInt();
            world.revio
                    .ledger()
                    .put(
                            "Bills",
                            "2001",
                            TestBooks.json("{'bill_id': 2001, 'customer_id': " + revioId
                                    + ", 'cycle_date': '2026-11-10T00:00:00', 'total': 7.50, 'balance': 7.50}"));
            world.revio
                    .ledger()
                    .put(
                            "Charges",
                            "99001",
                            TestBooks.json(
                                    "{'charge_id': 99001, 'customer_id': " + revioId
                                            + ", 'bill_id': 2001, 'amount': 7.50, 'quantity': 1, 'rate': 7.50, 'description': 'Seat'}"));
            world.clock.advance(Duration.ofHours(1));
            world.runAll();
            assertThat(keeper.find("Invoice", "DocNumber", "2001")
                            .at("/CustomerRef/value")
                            .asText())
                    .isEqualTo(id);

            keeper.receives("Blue Door", "7.50", "'Line': [" + keeper.line("2001", "7.50") + "]");
            world.clock.advance(Duration.ofHours(1));
            world.runAll();
            assertThat(world.revio
                            .ledger()
                            .get("Bills", "2001")
                            .orElseThrow()
                            .path("balance")
                            .decimalValue())
                    .isEqualByComparingTo("0");
            quiet(world);
        }
    }

    @Test
    void aCustomerMadeInactiveIsAProblemUntilItIsClosedOrActiveAgain() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.takesOn("Blue Door", "");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            keeper.edit("Customer", id, customer -> customer.put("Active", false));

            assertThat(world.runAll(CUSTOMERS).count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("made inactive"));
            assertThat(inRevio(world, "Blue Door").path("status").asText()).isEqualTo("OPEN");

            world.clock.advance(Duration.ofHours(1));
            keeper.edit("Customer", id, customer -> customer.put("Active", true));
            world.runAll();
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void whereTheSettingsSaySoItIsClosedAndOpenedAgain() {
        try (World world = world()) {
            world.storeSettings(CustomersToRevioTest::closing);
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.takesOn("Blue Door", "");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            keeper.edit("Customer", id, customer -> customer.put("Active", false));

            assertThat(world.runAll(CUSTOMERS).count(Outcome.VOIDED)).isEqualTo(1);
            assertThat(inRevio(world, "Blue Door").path("status").asText()).isEqualTo("CLOSED");
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.runAll(CUSTOMERS).written()).isZero();

            keeper.edit("Customer", id, customer -> customer.put("Active", true));
            assertThat(world.runAll(CUSTOMERS).count(Outcome.UPDATED)).isEqualTo(1);
            assertThat(inRevio(world, "Blue Door").path("status").asText()).isEqualTo("OPEN");
            quiet(world);
        }
    }

    @Test
    void theLinkOfACustomerThatIsMergedIntoAnotherFollowsItsBooks() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String old = keeper.customerId("Acme Corp");
            String staying = keeper.create("Customer", "{'DisplayName': 'Zenith Holding'}")
                    .path("Id")
                    .asText();
            keeper.merges(old, staying);

            assertThat(world.runAll(CUSTOMERS).count(Outcome.LINKED)).isEqualTo(1);
            assertThat(world.revio.ledger().all("Customers")).hasSize(1);
            assertThat(problems(world)).isEmpty();

            world.revio
                    .ledger()
                    .put(
                            "Bills",
                            "1009",
                            TestBooks.json("{'bill_id': 1009, 'customer_id': 101, 'cycle_date': '2026-11-10T00:00:00',"
                                    + " 'total': 5.00, 'balance': 5.00}"));
            world.revio
                    .ledger()
                    .put(
                            "Charges",
                            "99009",
                            TestBooks.json("{'charge_id': 99009, 'customer_id': 101, 'bill_id': 1009, 'amount': 5.00,"
                                    + " 'quantity': 1, 'rate': 5.00, 'description': 'Seat'}"));
            world.clock.advance(Duration.ofHours(1));
            world.runAll();
            assertThat(keeper.find("Invoice", "DocNumber", "1009")
                            .at("/CustomerRef/value")
                            .asText())
                    .isEqualTo(staying);
        }
    }

    @Test
    void twoCustomersOfRevioThatAreMergedInQuickBooksAreForAPersonToSettle() {
        TestBooks books = books().customer(101, "Acme Corp")
                .customer(102, "Blue Door")
                .bill(1001, 101, "60.00", "30.00", "30.00");
        try (World world = new World(stage, books.books(), UnaryOperator.identity(), CustomersToRevioTest::settings)) {
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.merges(keeper.customerId("Acme Corp"), keeper.customerId("Blue Door"));

            assertThat(world.runAll(CUSTOMERS).count(Outcome.REFUSED)).isEqualTo(1);

            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("merged into Blue Door", "customer 101 and customer 102"));
        }
    }

    @Test
    void whenAllStateIsLostNobodyIsMadeTwice() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.takesOn("Blue Door", "");
            keeper.create("Customer", "{'DisplayName': 'Ann Lee', 'GivenName': 'Ann', 'FamilyName': 'Lee'}");
            world.runAll();
            world.forgetEverything();

            world.runAll();
            world.runAll();

            assertThat(world.revio.ledger().all("Customers")).hasSize(3);
            assertThat(world.quickBooks.ledger().all("Customer")).hasSize(3);
            quiet(world);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR_BEFORE", "SERVER_ERROR_AFTER", "DROP_BEFORE", "DROP_AFTER", "MALFORMED_BODY"})
    void anAnswerThatNeverCameMakesNobodyTwice(FaultKind kind) {
        try (World world = world()) {
            new Bookkeeper(world).takesOn("Blue Door", "");
            world.revio
                    .faults()
                    .add(FaultRule.of(kind).on("POST", ".*/Customers").first(1));

            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            world.runAll();

            assertThat(world.revio.ledger().all("Customers")).hasSize(2);
            assertThat(problems(world)).isEmpty();
            quiet(world);
        }
    }

    private static void quiet(World world) {
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.runAll()).allSatisfy(report -> {
            assertThat(report.state()).isEqualTo(RunState.FINISHED);
            assertThat(report.written()).isZero();
        });
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
    }

    private static ObjectNode inRevio(World world, String company) {
        return world.revio
                .ledger()
                .all("Customers")
                .filter(each ->
                        each.at("/billing_address/company_name").asText().equals(company))
                .findFirst()
                .orElseThrow();
    }

    private static List<Problem> problems(World world) {
        return world.company().ports().problems().open(CUSTOMERS);
    }
}
