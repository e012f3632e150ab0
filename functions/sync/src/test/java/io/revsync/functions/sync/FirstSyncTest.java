package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FirstSyncTest {

    private static final Direction INVOICES = Direction.INVOICES_TO_QUICKBOOKS;

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void theBuiltInCompanyArrivesWholeAndASecondRoundWritesNothing() {
        try (World world = new World(stage, BuiltInBooks.telecomReseller(TestBooks.NOON))) {
            List<RunReport> first = world.runAll();

            assertThat(first).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            assertThat(of(first, INVOICES).count(Outcome.CREATED))
                    .isEqualTo(of(first, INVOICES).read());
            assertThat(world.compare())
                    .allSatisfy(each -> assertThat(each.differences()).isEmpty());
            assertThat(world.compare(Comparison.Kind.INVOICES).quickBooks())
                    .isEqualTo(world.compare(Comparison.Kind.INVOICES).revio());

            world.clock.advance(Duration.ofHours(1));
            List<RunReport> second = world.runAll();
            assertThat(second).extracting(RunReport::written).containsOnly(0L);
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.run(INVOICES).quickBooksCalls())
                    .as("one look for edits")
                    .isEqualTo(1);
        }
    }

    @Test
    void amongMoreChangesThanOneAnswerHoldsAnEditAndADeletionAreFound() {
        try (World world = new World(stage, BuiltInBooks.telecomReseller(TestBooks.NOON))) {
            world.run(List.of(Direction.CUSTOMERS_TO_QUICKBOOKS, INVOICES));
            Iterator<KeyLink> links = world.company().ports().keyLinks().all(RecordType.BILL);
            List<String> ids = List.of(links.next().quickBooksId(), links.next().quickBooksId());
            new Bookkeeper(world).edit("Invoice", ids.get(0), invoice -> invoice.put("DueDate", "2027-01-01"));
            world.quickBooks.ledger().delete("Invoice", ids.get(1));

            world.run(INVOICES);

            assertThat(world.company().ports().problems().open(INVOICES))
                    .filteredOn(problem -> problem.kind() == ProblemKind.DIVERGENCE)
                    .extracting(Problem::message)
                    .hasSize(2)
                    .anyMatch(message -> message.contains("Invoice " + ids.get(0))
                            && message.contains("due date 2027-01-01 in QuickBooks"))
                    .anyMatch(message ->
                            message.contains("Invoice " + ids.get(1)) && message.contains("was deleted in QuickBooks"));
        }
    }

    @Test
    void aSmallCompanyIsEqualToTheCent() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme: Corp")
                .customer(102, "Smith & Sons", "'parent_customer_id': 101, 'status': 'OPEN'")
                .customer(103, "Future Inc", "'status': 'PROSPECT'")
                .bill(1001, 101, "123.45", "100.00", "15.00")
                .bill(1002, 102, "10.00", "12.00", "-2.00");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            List<Comparison> both = world.compare();
            assertThat(both).allSatisfy(each -> assertThat(each.differences()).isEmpty());
            assertThat(both.get(0).quickBooks().count()).isEqualTo(2);
            assertThat(world.compare(Comparison.Kind.INVOICES).quickBooks().total())
                    .isEqualByComparingTo("133.45");
        }
    }

    private static RunReport of(List<RunReport> reports, Direction direction) {
        return reports.stream()
                .filter(report -> report.direction() == direction)
                .findFirst()
                .orElseThrow();
    }
}
