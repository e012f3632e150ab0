package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import io.revsync.sync.store.Resolution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an admin decides about a record that somebody changed in QuickBooks is done by the next run, and only that. */
class WhoWinsTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void revioWinsAndItsVersionIsWrittenOverTheEdit() {
        try (World world = edited()) {
            decide(world, Side.REVIO);

            later(world);

            assertThat(invoice(world).path("TxnDate").asText()).isEqualTo("2026-11-01");
            assertThat(problems(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).equal()).isTrue();
        }
    }

    @Test
    void quickBooksWinsAndStaysAsItIsUntilRevioChanges() {
        try (World world = edited()) {
            decide(world, Side.QUICKBOOKS);

            later(world);
            later(world);

            assertThat(invoice(world).path("TxnDate").asText()).isEqualTo("2026-11-03");
            assertThat(problems(world)).isEmpty();
            assertThat(link(world).accepted())
                    .hasValueSatisfying(accepted -> assertThat(accepted.by()).isEqualTo("ann@example.com"));

            Changes.make(world);
            later(world);

            assertThat(invoice(world).path("TxnDate").asText()).isEqualTo("2026-11-03");
            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(ProblemKind.DIVERGENCE);
                assertThat(problem.versions()).contains(new BothVersions("date", "2026-11-01", "2026-11-03"));
            });
        }
    }

    @Test
    void whatWasAcceptedIsNotAcceptedOnceItIsEditedAgain() {
        try (World world = edited()) {
            decide(world, Side.QUICKBOOKS);
            later(world);
            setDate(world, "2026-11-04");

            later(world);

            assertThat(problems(world)).singleElement().satisfies(problem -> assertThat(problem.versions())
                    .containsExactly(new BothVersions("date", "2026-11-01", "2026-11-04")));
        }
    }

    @Test
    void aVersionTheAdminHasNotSeenIsNotOverwritten() {
        try (World world = edited()) {
            decide(world, Side.REVIO);
            setDate(world, "2026-11-05");

            later(world);

            assertThat(invoice(world).path("TxnDate").asText()).isEqualTo("2026-11-05");
            assertThat(problems(world)).hasSize(1);
        }
    }

    @Test
    void anInvoiceThatWasDeletedIsMadeAgainIfRevioWins() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.quickBooks
                    .ledger()
                    .delete("Invoice", invoice(world).path("Id").asText());
            later(world);
            decide(world, Side.REVIO);

            later(world);

            assertThat(invoice(world).path("TotalAmt").decimalValue()).isEqualByComparingTo("123.45");
            assertThat(problems(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).equal()).isTrue();
        }
    }

    @Test
    void anInvoiceThatWasVoidedStaysSoIfQuickBooksWinsAndTheReconciliationSaysWhoAcceptedIt() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            voidByHand(world);
            later(world);
            decide(world, Side.QUICKBOOKS);

            later(world);
            later(world);

            assertThat(problems(world)).isEmpty();
            assertThat(invoice(world).path("TotalAmt").decimalValue()).isZero();
            assertThat(world.compare(Comparison.Kind.INVOICES).differences())
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.reason())
                            .contains("ann@example.com has accepted QuickBooks' version"));
        }
    }

    @Test
    void anInvoiceThatWasVoidedIsFilledAgainIfRevioWins() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            voidByHand(world);
            later(world);
            decide(world, Side.REVIO);

            later(world);

            assertThat(problems(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).equal()).isTrue();
        }
    }

    private static World edited() {
        World world = new World(stage, TestBooks.small());
        world.runAll();
        setDate(world, "2026-11-03");
        later(world);
        return world;
    }

    private static void voidByHand(World world) {
        world.quickBooks
                .ledger()
                .put("Invoice", invoice(world).path("Id").asText(), TestBooks.json("{'_operation': 'void'}"));
    }

    private static void decide(World world, Side winner) {
        Problem problem = problems(world).get(0);
        world.company()
                .ports()
                .resolutions()
                .decide(new Resolution(
                        problem.direction(),
                        problem.record(),
                        winner,
                        problem.versions(),
                        world.clock.instant(),
                        "ann@example.com"));
    }

    private static KeyLink link(World world) {
        RecordKey bill = new RecordKey(RecordType.BILL, "1001");
        return world.company()
                .ports()
                .keyLinks()
                .byRevioIds(bill.type(), List.of(bill.id()))
                .get(bill.id());
    }

    private static void setDate(World world, String date) {
        new Bookkeeper(world)
                .edit("Invoice", invoice(world).path("Id").asText(), invoice -> invoice.put("TxnDate", date));
    }

    private static ObjectNode invoice(World world) {
        return new Bookkeeper(world).find("Invoice", "DocNumber", "1001");
    }

    private static void later(World world) {
        world.clock.advance(Duration.ofHours(1));
        world.run(List.of(Direction.CUSTOMERS_TO_QUICKBOOKS, Direction.INVOICES_TO_QUICKBOOKS));
    }

    private static List<Problem> problems(World world) {
        return world.company().ports().problems().open(Direction.INVOICES_TO_QUICKBOOKS);
    }
}
