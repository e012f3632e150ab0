package io.revsync.sync.run;

import static io.revsync.sync.run.TwoSystems.NOON;
import static io.revsync.sync.run.TwoSystems.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.Reach;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a single run decides about, shown over several. */
class SyncRunTest {

    private static final Direction INVOICES = Direction.INVOICES_TO_QUICKBOOKS;
    private static final Lease LEASE = new Lease(INVOICES, 1, "test", NOON);

    @Test
    void aBillThatCannotBeReadIsToldAgainEachDayAndHoldsNobodyUp() {
        try (TwoSystems world = world(bill(1, "10.00"), bill(2, "'ten dollars'"))) {
            assertThat(world.syncInvoices().count(Outcome.REFUSED)).isEqualTo(1);
            assertThat(world.invoices()).containsOnlyKeys("1");

            world.clock.advance(Duration.ofHours(25));
            put(world, bill(3, "30.00"));
            RunReport nextDay = world.syncInvoices();

            assertThat(nextDay.state()).as(nextDay.note()).isEqualTo(RunState.FINISHED);
            assertThat(world.invoices()).containsOnlyKeys("1", "3");
            assertThat(world.problems(INVOICES).get("2").attempts()).isGreaterThan(1);

            put(world, bill(2, "20.00"));
            world.syncInvoices();

            assertThat(world.invoices()).containsOnlyKeys("1", "2", "3");
            assertThat(world.problems(INVOICES)).isEmpty();
        }
    }

    @Test
    void anInvoiceIsNotVoidedBecauseItsBillCannotBeReadForAWhile() {
        try (TwoSystems world = world(bill(1, "10.00"), bill(2, "20.00"))) {
            world.syncInvoices();

            put(world, bill(1, "'ten dollars'"));
            RunReport run = world.syncInvoices();

            assertThat(run.state()).as(run.note()).isEqualTo(RunState.FINISHED);
            assertThat(world.invoices()).containsOnlyKeys("1", "2");
            assertThat(world.problems(INVOICES)).containsOnlyKeys("1");
        }
    }

    @Test
    void aVarianceStaysListedWhileNothingChangesAndGoesWithTheNextWrite() {
        try (TwoSystems world = world(bill(1, "10.00"))) {
            world.syncInvoices();
            world.state.update(List.of(variance("1")), List.of(), INVOICES, LEASE);

            assertThat(world.syncInvoices().count(Outcome.UNCHANGED)).isEqualTo(1);
            assertThat(world.problems(INVOICES)).containsOnlyKeys("1");

            put(world, bill(1, "11.00"));
            assertThat(world.syncInvoices().count(Outcome.UPDATED)).isEqualTo(1);
            assertThat(world.problems(INVOICES)).isEmpty();
        }
    }

    @Test
    void aDeletedBillsInvoiceIsVoidedAndComesBackWithTheBill() {
        try (TwoSystems world = world(bill(1, "10.00"), bill(2, "20.00"))) {
            world.syncInvoices();

            world.revio.ledger().delete("Bills", "1");
            assertThat(world.syncInvoices().count(Outcome.VOIDED)).isEqualTo(1);
            assertThat(world.voidedInvoices()).containsOnlyKeys("1");
            assertThat(world.syncInvoices().written()).isZero();

            put(world, bill(1, "10.00"));
            assertThat(world.syncInvoices().count(Outcome.UPDATED)).isEqualTo(1);
            assertThat(world.invoices().get("1").path("TotalAmt").decimalValue())
                    .isEqualByComparingTo("10.00");
            assertThat(world.state
                            .byRevioIds(RecordType.BILL, List.of("1"))
                            .get("1")
                            .state())
                    .isEqualTo(LinkState.LIVE);
        }
    }

    @Test
    void aBillThatWasPassedOverIsFoundByItsId() {
        try (TwoSystems world = world(bill(1, "10.00"), bill(3, "30.00"))) {
            world.syncInvoices();
            world.state.save(new Cursor(INVOICES, NOON.plus(Duration.ofDays(1)), Reach.since(Optional.empty())), LEASE);

            put(world, bill(2, "20.00"));
            RunReport run = world.syncInvoices();

            assertThat(run.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(world.invoices()).containsOnlyKeys("1", "2", "3");
        }
    }

    @Test
    void aBillFromBeforeTheLookBackIsNoBillThatWasPassedOver() {
        try (TwoSystems world = world(bill(1, "10.00"), bill(2, "20.00"))) {
            world.settings("{'advanced': {'concurrency': 1, 'lookBackDays': 1}}");
            world.revio.ledger().put("Bills", "2", json("{'total': 21.00}"));

            world.syncInvoices();
            world.syncInvoices();

            assertThat(world.invoices()).containsOnlyKeys("2");
        }
    }

    @Test
    void whenMostBillsVanishAtOnceNothingIsVoidedAndAPersonIsAsked() {
        List<ObjectNode> bills = new ArrayList<>();
        for (int id = 1; id <= 12; id++) {
            bills.add(bill(id, "10.00"));
        }
        try (TwoSystems world = world(bills.toArray(ObjectNode[]::new))) {
            world.syncInvoices();
            bills.forEach(bill ->
                    world.revio.ledger().delete("Bills", bill.path("bill_id").asText()));

            world.syncInvoices();
            assertThat(world.invoices()).hasSize(12);
            assertThat(world.problems(INVOICES).values())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("12 bills"));

            bills.forEach(bill -> put(world, bill));
            world.syncInvoices();
            assertThat(world.problems(INVOICES)).isEmpty();
            assertThat(world.invoices()).hasSize(12);
        }
    }

    @Test
    void theCursorNeverGoesBack() {
        try (TwoSystems world = world(bill(1, "10.00"))) {
            world.syncInvoices();
            Instant later = NOON.plus(Duration.ofDays(1));
            world.state.save(new Cursor(INVOICES, later, Reach.since(Optional.empty())), LEASE);

            world.syncInvoices();

            assertThat(world.state.load(INVOICES).map(Cursor::readUpTo)).contains(later);
        }
    }

    @Test
    void aPreviewSaysWhatWouldBeWrittenAndWritesNothing() {
        try (TwoSystems world = world(bill(1, "10.00"), bill(2, "-20.00"))) {
            world.settings("{'advanced': {'concurrency': 1, 'previewOnly': true}}");

            RunReport preview = world.syncInvoices();

            assertThat(preview.read()).isEqualTo(2);
            assertThat(preview.count(Outcome.CREATED)).isEqualTo(2);
            assertThat(world.invoices()).isEmpty();
            assertThat(world.problems(INVOICES)).isEmpty();
            assertThat(world.state.load(INVOICES)).isEmpty();
        }
    }

    @Test
    void hugeInvoicesGoInBatchesOfTheirOwn() {
        String novel = "x".repeat(3_900);
        List<String> books = new ArrayList<>(
                List.of("Customers", customer(7, "Acme", "'status': 'OPEN'").toString()));
        for (int id = 1; id <= 3; id++) {
            books.addAll(List.of("Bills", bill(id, "100.00").toString()));
            for (int line = 0; line < 100; line++) {
                books.addAll(List.of(
                        "Charges",
                        "{'charge_id': " + (id * 1000 + line) + ", 'customer_id': 7, 'bill_id': " + id
                                + ", 'amount': 1.00, 'description': '" + novel + "'}"));
            }
        }
        try (TwoSystems world = TwoSystems.with(books.toArray(String[]::new))) {
            world.syncCustomers();
            world.state.settled().clear();

            assertThat(world.syncInvoices().count(Outcome.CREATED)).isEqualTo(3);

            assertThat(world.state.settled())
                    .extracting(entry -> entry.commands().size())
                    .containsExactly(2, 1);
            assertThat(world.state.settled())
                    .allSatisfy(entry -> assertThat(entry.exactBody()).hasSizeLessThan(1_000_000));
        }
    }

    private static TwoSystems world(ObjectNode... bills) {
        List<String> books = new ArrayList<>(
                List.of("Customers", customer(7, "Acme", "'status': 'OPEN'").toString()));
        for (ObjectNode bill : bills) {
            books.addAll(List.of("Bills", bill.toString()));
        }
        TwoSystems world = TwoSystems.with(books.toArray(String[]::new));
        world.syncCustomers();
        return world;
    }

    private static ObjectNode customer(int id, String company, String more) {
        return json("{'customer_id': " + id + ", 'billing_address': {'company_name': '" + company + "'},"
                + "'finance': {'bill_profile_id': 1, 'balance': 0},"
                + "'created_date': '2026-01-05T08:00:00', 'updated_date': '2026-02-01T08:00:00', " + more + "}");
    }

    private static ObjectNode bill(int id, String total) {
        return json("{'bill_id': " + id + ", 'customer_id': 7, 'cycle_date': '2026-03-01T00:00:00', 'total': " + total
                + ", 'balance': 0, 'created_date': '2026-03-01T04:00:00', 'updated_date': '2026-03-01T04:00:0" + id % 10
                + "'}");
    }

    /** As if somebody had changed or added it in Rev.io this moment. */
    private static void put(TwoSystems world, ObjectNode bill) {
        world.revio.ledger().put("Bills", bill.path("bill_id").asText(), bill);
    }

    private static Problem variance(String bill) {
        return new Problem(
                INVOICES,
                new RecordKey(RecordType.BILL, bill),
                ProblemKind.VARIANCE,
                "QuickBooks made 10.83 of bill 1",
                "Look at the tax.",
                "",
                Optional.empty(),
                1,
                NOON,
                RetryRule.nextTry(ProblemKind.VARIANCE, 1, NOON),
                1);
    }
}
