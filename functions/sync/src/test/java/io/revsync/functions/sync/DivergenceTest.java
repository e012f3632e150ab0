package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.Side;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.run.SyncPorts;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What somebody changes in QuickBooks in a record that comes from Rev.io. */
class DivergenceTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void anInvoiceEditedOnBothSidesIsNotOverwrittenButShownWithBothVersions() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            setInvoiceDate(world, "2026-11-03");
            Changes.make(world);

            later(world);

            assertThat(invoice(world).path("TxnDate").asText()).isEqualTo("2026-11-03");
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(ProblemKind.DIVERGENCE);
                assertThat(problem.message())
                        .contains("date 2026-11-03 in QuickBooks, 2026-11-01 from Rev.io")
                        .contains("bill 1001");
            });
            later(world);
            assertThat(invoice(world).path("TxnDate").asText()).isEqualTo("2026-11-03");
        }
    }

    @Test
    void anEditThatIsUndoneInQuickBooksHealsByItself() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            setInvoiceDate(world, "2026-11-03");
            Changes.make(world);
            later(world);
            setInvoiceDate(world, "2026-11-01");

            later(world);

            assertThat(problems(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).equal()).isTrue();
        }
    }

    @Test
    void aMemoThatIsQuickBooksOwnDoesNotStandInTheWay() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            new Bookkeeper(world)
                    .edit("Invoice", invoice(world).path("Id").asText(), invoice -> invoice.withObject("/CustomerMemo")
                            .put("value", "Thank you"));
            Changes.make(world);

            later(world);

            assertThat(problems(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).equal()).isTrue();
            assertThat(invoice(world).at("/CustomerMemo/value").asText()).isEqualTo("Thank you");
        }
    }

    @Test
    void anInvoiceVoidedInQuickBooksIsNotFilledAgain() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.quickBooks
                    .ledger()
                    .put("Invoice", invoice(world).path("Id").asText(), TestBooks.json("{'_operation': 'void'}"));
            Changes.make(world);

            later(world);

            assertThat(invoice(world).path("TotalAmt").decimalValue()).isZero();
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(ProblemKind.DIVERGENCE);
                assertThat(problem.message()).contains("was voided in QuickBooks");
            });
            assertThat(world.compare(Comparison.Kind.INVOICES).differences())
                    .anyMatch(difference -> difference.reason().contains("was voided in QuickBooks"));
        }
    }

    @Test
    void anEditIsFoundThoughRevioSaysNothingNewAndStaysShownUntilItIsUndone() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            setInvoiceDate(world, "2026-11-03");

            later(world);
            later(world);

            assertThat(invoice(world).path("TxnDate").asText()).isEqualTo("2026-11-03");
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(ProblemKind.DIVERGENCE);
                assertThat(problem.message()).contains("bill 1001");
                assertThat(problem.versions()).containsExactly(new BothVersions("date", "2026-11-01", "2026-11-03"));
            });

            setInvoiceDate(world, "2026-11-01");
            later(world);

            assertThat(problems(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).equal()).isTrue();
        }
    }

    @Test
    void whatWeWroteOurselvesIsNoEditAndAnIdleRunLooksOnce() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            Changes.make(world);
            later(world);
            world.clock.advance(Duration.ofHours(1));

            List<RunReport> idle = world.runAll();

            assertThat(idle)
                    .filteredOn(report -> report.direction().from() == Side.REVIO)
                    .filteredOn(report -> report.direction() != Direction.PRODUCTS_TO_QUICKBOOKS)
                    .extracting(RunReport::quickBooksCalls)
                    .containsOnly(1L);
            for (Direction direction : Direction.values()) {
                assertThat(world.company().ports().problems().open(direction)).isEmpty();
            }
        }
    }

    @Test
    void anInvoiceDeletedInQuickBooksIsShownAndNotMadeAgain() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.quickBooks
                    .ledger()
                    .delete("Invoice", invoice(world).path("Id").asText());

            later(world);
            Changes.make(world);
            later(world);

            assertThat(new Bookkeeper(world).all("Invoice"))
                    .noneMatch(invoice -> invoice.path("DocNumber").asText().equals("1001"));
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(ProblemKind.DIVERGENCE);
                assertThat(problem.message())
                        .contains("was deleted in QuickBooks")
                        .contains("number none in QuickBooks, 1001 from Rev.io");
            });
        }
    }

    @Test
    void anInvoiceDeletedOnBothSidesIsNobodysProblem() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.quickBooks.ledger().delete("Invoice", new Bookkeeper(world).id("Invoice", "DocNumber", "1002"));
            Changes.make(world);

            later(world);
            later(world);

            assertThat(problems(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).equal()).isTrue();
        }
    }

    @Test
    void aCustomersAddressEditedInQuickBooksIsNotOverwritten() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            Bookkeeper bookkeeper = new Bookkeeper(world);
            String id = bookkeeper.customerId("Acme: Corp".replace(":", ""));
            bookkeeper.edit(
                    "Customer", id, customer -> customer.withObject("/BillAddr").put("Line1", "9 New St"));

            later(world);

            assertThat(world.company().ports().problems().open(Direction.CUSTOMERS_TO_QUICKBOOKS))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.versions())
                            .containsExactly(new BothVersions(
                                    "billing address", "101 Main St, Austin, TX, 7871", "9 New St, Austin, TX, 7871")));
            assertThat(bookkeeper
                            .find("Customer", "Id", id)
                            .at("/BillAddr/Line1")
                            .asText())
                    .isEqualTo("9 New St");
        }
    }

    @Test
    void aCreditMemoEditedInQuickBooksIsShown() {
        try (World world = new World(stage, paid())) {
            world.runAll();
            Bookkeeper bookkeeper = new Bookkeeper(world);
            String id = bookkeeper
                    .all("CreditMemo")
                    .findFirst()
                    .orElseThrow()
                    .path("Id")
                    .asText();
            bookkeeper.edit("CreditMemo", id, memo -> memo.put("TxnDate", "2026-11-08"));

            later(world);

            assertThat(world.company().ports().problems().open(Direction.CREDITS_TO_QUICKBOOKS))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.versions())
                            .containsExactly(new BothVersions("date", "2026-11-06", "2026-11-08")));
        }
    }

    @Test
    void aPaymentMovedToAnotherInvoiceIsShownByTheNumbersOfBoth() {
        try (World world = new World(stage, paid())) {
            world.runAll();
            Bookkeeper bookkeeper = new Bookkeeper(world);
            move(bookkeeper, "1005");

            later(world);

            assertThat(world.company().ports().problems().open(Direction.PAYMENTS_TO_QUICKBOOKS))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.message()).contains("was applied otherwise in QuickBooks");
                        assertThat(problem.versions())
                                .containsExactly(
                                        new BothVersions("applied to invoice 1001", "50.00", ""),
                                        new BothVersions("applied to invoice 1005", "", "50.00"));
                    });
        }
    }

    @Test
    void aPaymentThatLosesItsInvoiceIsNoEditOfThePayment() {
        try (World world = new World(stage, paid())) {
            world.runAll();
            world.quickBooks
                    .ledger()
                    .put("Invoice", invoice(world).path("Id").asText(), TestBooks.json("{'_operation': 'void'}"));

            later(world);

            assertThat(problems(world)).hasSize(1);
            assertThat(world.company().ports().problems().open(Direction.PAYMENTS_TO_QUICKBOOKS))
                    .isEmpty();
        }
    }

    @Test
    void aPaymentDeletedInQuickBooksIsShownAndNotMadeAgain() {
        try (World world = new World(stage, paid())) {
            world.runAll();
            Bookkeeper bookkeeper = new Bookkeeper(world);
            bookkeeper.deletes(bookkeeper.id("Payment", "PaymentRefNum", "TX1"));

            later(world);
            later(world);

            assertThat(world.company().ports().problems().open(Direction.PAYMENTS_TO_QUICKBOOKS))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("was deleted in QuickBooks"));
            assertThat(bookkeeper.all("Payment"))
                    .noneMatch(payment -> payment.path("PaymentRefNum").asText().equals("TX1"));
        }
    }

    @Test
    void whatWasSentBeforeItsFieldsWereKeptIsMissedAllTheSameOnceItIsDeleted() {
        try (World world = new World(stage, paid())) {
            world.runAll();
            forgetWhatWasWritten(world);
            Bookkeeper bookkeeper = new Bookkeeper(world);
            bookkeeper.deletes(bookkeeper.id("Payment", "PaymentRefNum", "TX1"));

            later(world);

            assertThat(world.company().ports().problems().open(Direction.PAYMENTS_TO_QUICKBOOKS))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.versions())
                            .containsExactly(new BothVersions("state", "in the books", "deleted")));
        }
    }

    private static void forgetWhatWasWritten(World world) {
        SyncPorts ports = world.company().ports();
        Lease lease = ports.leases()
                .acquire(
                        Direction.PAYMENTS_TO_QUICKBOOKS,
                        "an older version",
                        world.clock.instant().plusSeconds(60))
                .orElseThrow();
        KeyLink link =
                ports.keyLinks().byRevioIds(RecordType.PAYMENT, List.of("1")).get("1");
        ports.keyLinks()
                .put(
                        new KeyLink(
                                link.record(),
                                link.quickBooksId(),
                                link.origin(),
                                link.state(),
                                link.syncToken(),
                                link.fingerprint(),
                                link.updatedAt()),
                        lease);
        ports.leases().release(lease);
    }

    private static StartingBooks paid() {
        return new TestBooks()
                .customer(101, "Acme")
                .bill(1001, 101, "100.00", "60.00", "30.00")
                .bill(1005, 101, "80.00", "50.00", "30.00")
                .payment(1, 101, "50.00", "'applications': [{'bill_id': 1001, 'amount': 50.00}]")
                .credit(7, 101, "5.00", "")
                .books();
    }

    private static void move(Bookkeeper bookkeeper, String docNumber) {
        bookkeeper.edit("Payment", bookkeeper.id("Payment", "PaymentRefNum", "TX1"), payment -> payment.putArray("Line")
                .add(TestBooks.json(bookkeeper.line(docNumber, "50.00"))));
    }

    private static void setInvoiceDate(World world, String date) {
        new Bookkeeper(world)
                .edit("Invoice", invoice(world).path("Id").asText(), invoice -> invoice.put("TxnDate", date));
    }

    private static ObjectNode invoice(World world) {
        return new Bookkeeper(world).find("Invoice", "DocNumber", "1001");
    }

    private static void later(World world) {
        world.clock.advance(Duration.ofHours(1));
        world.runAll();
    }

    private static List<Problem> problems(World world) {
        return world.company().ports().problems().open(Direction.INVOICES_TO_QUICKBOOKS);
    }
}
