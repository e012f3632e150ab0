package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A company that has QuickBooks apply credits and payments by itself: its word stands, to the cent, and nobody fights it. */
class AutoApplyTest {

    @AutoClose
    private static final Stage stage = new Stage();

    private static TestBooks books() {
        return new TestBooks()
                .customer(101, "Acme Corp")
                .bill(1001, 101, "60.00", "30.00", "30.00")
                .bill(1002, 101, "40.00", "20.00", "20.00");
    }

    private static World world(TestBooks books) {
        return new World(stage, books.books(), company -> company.autoApply(true), document -> {
            document.withObject("/paymentTypes/toRevio").put("*", "OTHER");
            return document;
        });
    }

    @Test
    void creditsAndPaymentsThatQuickBooksAppliesElsewhereSettleAndStayUntouched() {
        TestBooks books = books().credit(1, 101, "10.00", "'applications': [{'bill_id': 1002, 'amount': 10}]")
                .credit(2, 101, "5.00", "'applications': []")
                .payment(1, 101, "60.00", "'applications': [{'bill_id': 1001, 'amount': 60}]")
                .payment(2, 101, "12.00", "'applications': []");
        try (World world = world(books)) {
            world.runAll();
            world.runAll();

            settled(world);
            assertThat(world.quickBooks.ledger().all("Invoice").map(invoice -> invoice.path("Balance")
                            .decimalValue()))
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactlyInAnyOrder(BigDecimal.ZERO, new BigDecimal("13.00"));
        }
    }

    @Test
    void whatIsTakenBackInRevioIsTakenBackHoweverQuickBooksAppliedIt() {
        TestBooks books = books().credit(1, 101, "10.00", "'applications': []")
                .payment(1, 101, "30.00", "'applications': []")
                .payment(2, 101, "20.00", "'applications': []");
        try (World world = world(books)) {
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            world.revioPost("/Payments/1/reverse");
            world.revio.ledger().delete("Credits", "1");

            List<RunReport> reports = world.runAll();

            assertThat(reports.stream()
                            .mapToLong(report -> report.count(Outcome.VOIDED))
                            .sum())
                    .isEqualTo(2);
            settled(world);
        }
    }

    @Test
    void aPaymentOfQuickBooksThatItAppliesToALaterInvoiceWasNotEditedByAnybody() {
        TestBooks books = books();
        try (World world = world(books)) {
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            new Bookkeeper(world).receives("Acme Corp", "25.00", "");
            assertThat(world.run(Direction.PAYMENTS_TO_REVIO).count(Outcome.CREATED))
                    .isEqualTo(1);
            world.clock.advance(Duration.ofHours(1));

            world.runAll();

            settled(world);
            assertThat(world.revio.ledger().all("Payments")).hasSize(1);
        }
    }

    /** Equal to the cent, nothing to complain of, and the next run has nothing to write. */
    private static void settled(World world) {
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
        assertThat(problems(world)).isEmpty();
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.runAll())
                .allSatisfy(report -> assertThat(report.written()).isZero());
        assertThat(problems(world)).isEmpty();
    }

    private static List<String> problems(World world) {
        return Stream.of(Direction.values())
                .flatMap(direction -> world.company().ports().problems().open(direction).stream())
                .map(Problem::message)
                .toList();
    }
}
