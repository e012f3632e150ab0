package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.Side;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.store.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The rules of travelling, from one real ledger into the other. */
class RulesTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void whenAllStateIsLostEveryRecordIsFoundAgainAndNothingIsWrittenTwice() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.forgetEverything();

            assertThat(world.runAll()).allSatisfy(report -> {
                assertThat(report.state()).isEqualTo(RunState.FINISHED);
                assertThat(report.count(Outcome.CREATED)).isZero();
            });

            equal(world);
            assertThat(world.quickBooks.ledger().all("Customer")).hasSize(4);
            assertThat(world.quickBooks.ledger().all("Invoice")).hasSize(3);
        }
    }

    @Test
    void aPreviewSaysWhatWouldBeWrittenAndWritesNothing() {
        UnaryOperator<ObjectNode> preview = document -> {
            document.withObject("/advanced").put("previewOnly", true);
            return document;
        };
        try (World world = new World(stage, TestBooks.small(), UnaryOperator.identity(), preview)) {
            RunReport report = world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);

            assertThat(report.count(Outcome.CREATED)).isEqualTo(3);
            assertThat(report.count(Outcome.WAITING)).isEqualTo(1);
            assertThat(world.quickBooks.ledger().all("Customer")).isEmpty();
            world.storeSettings(document -> document);
            assertThat(world.runAll()).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            equal(world);
        }
    }

    @Test
    void aCustomerQuickBooksAlreadyHasIsAdoptedAndANamesakeIsNot() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme Corp")
                .customer(102, "Other Inc")
                .quickBooks(
                        "Customer",
                        "{'Id': '71', 'SyncToken': '0', 'DisplayName': 'ACME Corp', 'Active': true,"
                                + "'PrimaryEmailAddr': {'Address': 'ap101@example.com'}}")
                .quickBooks(
                        "Customer",
                        "{'Id': '72', 'SyncToken': '0', 'DisplayName': 'Other Inc', 'Active': true,"
                                + "'PrimaryEmailAddr': {'Address': 'stranger@example.org'},"
                                + "'BillAddr': {'Line1': '9 Elsewhere', 'PostalCode': '10001'}}")
                .bill(1001, 101, "11.00", "5.00", "5.00")
                .bill(1002, 102, "22.00", "10.00", "10.00");
        try (World world = new World(stage, books.books())) {
            world.runAll();

            equal(world);
            assertThat(names(world)).containsExactlyInAnyOrder("Acme Corp", "Other Inc", "Other Inc (A-102)");
            assertThat(customerOf(world, "1001")).isEqualTo("71");
            assertThat(customerOf(world, "1002")).isNotEqualTo("72");
        }
    }

    @Test
    void anInvoiceNumberThatIsTakenIsRefusedUntilAPrefixIsSet() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme Corp")
                .quickBooks("Customer", "{'Id': '71', 'SyncToken': '0', 'DisplayName': 'Walk-in', 'Active': true}")
                .quickBooks(
                        "Invoice",
                        "{'Id': '80', 'SyncToken': '0', 'DocNumber': '1001', 'TxnDate': '2026-10-01', 'TotalAmt': 5.00,"
                                + "'Balance': 5.00, 'CustomerRef': {'value': '71'}, 'Line': [{'Id': '1', 'Amount': 5.00,"
                                + "'DetailType': 'SalesItemLineDetail', 'SalesItemLineDetail': {'ItemRef': {'value': '1'}}}]}")
                .bill(1001, 101, "11.00", "5.00", "5.00");
        try (World world = new World(stage, books.books())) {
            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.REFUSED))
                    .isEqualTo(1);
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.message()).contains("1001").contains("already used");
                assertThat(problem.remedy()).contains("prefix");
            });

            world.storeSettings(document -> {
                document.withObject("/invoices").put("prefix", "R-");
                return document;
            });
            world.runAll();

            equal(world);
            assertThat(problems(world)).isEmpty();
        }
    }

    @Test
    void aBillBelowZeroBecomesACreditMemoAndAnInvoiceOnceItIsCorrected() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme Corp")
                .bill(1001, 101, "-5.00", "10.00", "-15.00")
                .bill(1002, 101, "11.00", "5.00", "5.00");
        try (World world = new World(stage, books.books())) {
            RunReport report = world.runAll(Direction.INVOICES_TO_QUICKBOOKS);

            assertThat(report.read()).isEqualTo(2);
            assertThat(report.count(Outcome.CREATED)).isEqualTo(2);
            equal(world);
            assertThat(world.compare(Comparison.Kind.CREDITS).quickBooks().total())
                    .isEqualByComparingTo("5.00");
            assertThat(world.compare(Comparison.Kind.OPEN_BALANCES).quickBooks().total())
                    .isEqualByComparingTo("6.00");
            assertThat(world.runAll()).extracting(RunReport::written).containsOnly(0L);

            world.clock.advance(Duration.ofHours(1));
            ObjectNode charge = world.revio.ledger().get("Charges", "90002").orElseThrow();
            world.revio
                    .ledger()
                    .put("Charges", "90002", charge.deepCopy().put("amount", 15).put("rate", 15));
            RunReport corrected = world.runAll(Direction.INVOICES_TO_QUICKBOOKS);

            assertThat(corrected.count(Outcome.VOIDED)).isEqualTo(1);
            assertThat(corrected.count(Outcome.CREATED)).isEqualTo(1);
            equal(world);
            world.revio.ledger().delete("Bills", "1001");
            world.runAll();
            equal(world);
        }
    }

    @Test
    void closedBooksAreReadBeforeAnythingIsSent() {
        try (World world = new World(
                stage,
                TestBooks.small(),
                company -> company.bookCloseDate(LocalDate.of(2026, 11, 5)),
                UnaryOperator.identity())) {
            RunReport report = world.runAll(Direction.INVOICES_TO_QUICKBOOKS);

            assertThat(report.count(Outcome.REFUSED)).isEqualTo(3);
            assertThat(world.quickBooks.ledger().all("Invoice")).isEmpty();
            world.storeSettings(document -> {
                document.withObject("/invoices").put("closedPeriod", "next-open-day");
                return document;
            });
            world.runAll();
            equal(world);
            assertThat(world.quickBooks.ledger().all("Invoice"))
                    .allSatisfy(invoice ->
                            assertThat(invoice.path("TxnDate").asText()).isEqualTo("2026-11-06"));
        }
    }

    @Test
    void whatAStartDateHeldBackFollowsOnceTheDateIsMovedBack() {
        UnaryOperator<ObjectNode> december = startsOn("2026-12-01");
        try (World world = new World(stage, TestBooks.small(), UnaryOperator.identity(), december)) {
            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.SKIPPED))
                    .isEqualTo(3);
            world.clock.advance(Duration.ofDays(2));
            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).written()).isZero();

            world.storeSettings(startsOn("2026-11-01"));

            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.CREATED))
                    .isEqualTo(3);
            equal(world);
        }
    }

    @Test
    void aRangeBeforeTheStartDateIsBackFilledAndWhatLiesBetweenStaysOut() {
        TestBooks books = new TestBooks().customer(101, "Acme Corp").customer(102, "Branch Inc");
        String[] days = {"2026-01-15", "2026-02-28", "2026-03-01", "2026-11-01"};
        for (int i = 0; i < days.length; i++) {
            books.bill(1001 + i, 101, "60.00", days[i]);
            books.charge(1001 + i, 101, "60.00", "'description': 'Installation'");
        }
        try (World world = new World(stage, books.books(), UnaryOperator.identity(), startsOn("2026-11-01"))) {
            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.CREATED))
                    .isEqualTo(1);
            world.clock.advance(Duration.ofDays(2));

            world.storeSettings(document -> {
                startsOn("2026-11-01")
                        .apply(document)
                        .withObject("/sync/invoices-to-quickbooks")
                        .put("backFillFrom", "2026-01-15")
                        .put("backFillTo", "2026-02-28");
                return document;
            });

            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.CREATED))
                    .isEqualTo(2);
            equal(world);
            assertThat(world.quickBooks.ledger().all("Invoice"))
                    .extracting(invoice -> invoice.path("TxnDate").asText())
                    .containsExactlyInAnyOrder("2026-01-15", "2026-02-28", "2026-11-01");
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).written()).isZero();
            assertThat(world.company().ports().cursors().load(Direction.INVOICES_TO_QUICKBOOKS))
                    .as("the range is not read anew run after run")
                    .hasValueSatisfying(
                            cursor -> assertThat(cursor.backFillTo()).contains(LocalDate.of(2026, 2, 28)));
        }
    }

    private static UnaryOperator<ObjectNode> startsOn(String date) {
        return document -> {
            document.withObject("/sync/invoices-to-quickbooks").put("startDate", date);
            return document;
        };
    }

    @Test
    void correctionsAndDeletionsArrive() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            Changes.make(world);

            RunReport report = world.runAll(Direction.INVOICES_TO_QUICKBOOKS);

            assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
            assertThat(report.count(Outcome.VOIDED)).isEqualTo(1);
            assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
            equal(world);
        }
    }

    @Test
    void aBillWaitsForItsCustomerAndFollowsIt() {
        try (World world = new World(stage, TestBooks.small())) {
            assertThat(world.run(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.WAITING))
                    .isEqualTo(3);
            assertThat(world.runAll(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.CREATED))
                    .isEqualTo(3);
            equal(world);
            assertThat(problems(world)).isEmpty();
        }
    }

    private static void equal(World world) {
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
    }

    private static List<Problem> problems(World world) {
        return Stream.of(Direction.values())
                .filter(direction -> direction.from() == Side.REVIO)
                .flatMap(direction -> world.company().ports().problems().open(direction).stream())
                .toList();
    }

    private static List<String> names(World world) {
        return world.quickBooks
                .ledger()
                .all("Customer")
                .map(customer -> customer.path("DisplayName").asText())
                .toList();
    }

    private static String customerOf(World world, String docNumber) {
        return world.quickBooks
                .ledger()
                .all("Invoice")
                .filter(invoice -> invoice.path("DocNumber").asText().equals(docNumber))
                .findFirst()
                .orElseThrow()
                .path("CustomerRef")
                .path("value")
                .asText();
    }
}
