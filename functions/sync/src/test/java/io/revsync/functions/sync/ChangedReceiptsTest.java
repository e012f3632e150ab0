package io.revsync.functions.sync;

import static io.revsync.functions.sync.Receipts.PAYMENTS;
import static io.revsync.functions.sync.Receipts.balance;
import static io.revsync.functions.sync.Receipts.only;
import static io.revsync.functions.sync.Receipts.payInstead;
import static io.revsync.functions.sync.Receipts.posted;
import static io.revsync.functions.sync.Receipts.problems;
import static io.revsync.functions.sync.Receipts.quietAndEqual;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.store.Problem;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Payments that came in at QuickBooks and are changed, voided or deleted there later. */
class ChangedReceiptsTest {

    @AutoClose
    private static final Stage stage = new Stage();

    private static World world() {
        return Receipts.world(stage);
    }

    private static World world(TestBooks books) {
        return Receipts.world(stage, books, Receipts::settings);
    }

    @Test
    void aPaymentThatIsChangedBecomesAProblemThatGoesWithTheChange() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.receives("Acme Corp", "40.00", "'Line': [" + keeper.line("1001", "40") + "]");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));

            payInstead(keeper, id, "1002", "40");
            assertThat(world.runAll(PAYMENTS).count(Outcome.REFUSED)).isEqualTo(1);

            assertThat(problems(world)).singleElement().satisfies(problem -> {
                assertThat(problem.message())
                        .contains("40.00 of bill 1002 in QuickBooks", "40.00 of bill 1001 in Rev.io");
                assertThat(problem.remedy()).contains("reverse payment");
            });
            world.clock.advance(Duration.ofHours(1));
            payInstead(keeper, id, "1001", "40");
            world.runAll();

            assertThat(problems(world)).isEmpty();
            assertThat(world.revio.ledger().all("Payments")).hasSize(1);
            quietAndEqual(world);
        }
    }

    @Test
    void aChangedPaymentThatSomebodyReversesInRevioIsSentAnew() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.receives("Acme Corp", "40.00", "'Line': [" + keeper.line("1001", "40") + "]");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            payInstead(keeper, id, "1002", "40");
            world.runAll();

            world.revioPost("/Payments/" + only(world).path("payment_id").asText() + "/reverse");
            world.clock.advance(Duration.ofHours(25));
            assertThat(world.runAll(PAYMENTS).count(Outcome.CREATED)).isEqualTo(1);

            assertThat(posted(world)).hasSize(1);
            assertThat(balance(world, "1001")).isEqualByComparingTo("60");
            assertThat(balance(world, "1002")).isEqualByComparingTo("0");
            quietAndEqual(world);
        }
    }

    @Test
    void whereTheSettingsSaySoAChangedPaymentIsReversedAndSentAnew() {
        try (World world = world()) {
            world.storeSettings(Receipts::reversing);
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.receives("Acme Corp", "40.00", "'Line': [" + keeper.line("1001", "40") + "]");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            payInstead(keeper, id, "1002", "35");

            RunReport report = world.runAll(PAYMENTS);

            assertThat(report.count(Outcome.VOIDED)).isEqualTo(1);
            assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(balance(world, "1001")).isEqualByComparingTo("60");
            assertThat(balance(world, "1002")).isEqualByComparingTo("5");
            assertThat(problems(world)).isEmpty();
            quietAndEqual(world);
        }
    }

    @Test
    void aDeletedPaymentBecomesAProblemThatGoesOnceItIsReversedInRevio() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String gone = keeper.receives("Acme Corp", "40.00", "'Line': [" + keeper.line("1001", "40") + "]");
            String voided = keeper.receives("Acme Corp", "7.00", "");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            keeper.deletes(gone);
            keeper.voids(voided);

            assertThat(world.runAll(PAYMENTS).count(Outcome.REFUSED)).isEqualTo(2);
            assertThat(problems(world))
                    .extracting(Problem::message)
                    .anySatisfy(message -> assertThat(message).contains("was deleted", "40.00"))
                    .anySatisfy(message -> assertThat(message).contains("was voided", "7.00"));

            for (ObjectNode payment : posted(world)) {
                world.revioPost("/Payments/" + payment.path("payment_id").asText() + "/reverse");
            }
            world.clock.advance(Duration.ofHours(25));
            world.runAll();
            assertThat(problems(world)).isEmpty();
            quietAndEqual(world);
        }
    }

    @Test
    void whereTheSettingsSaySoADeletedOrVoidedPaymentIsReversed() {
        try (World world = world()) {
            world.storeSettings(Receipts::reversing);
            Bookkeeper keeper = new Bookkeeper(world);
            String gone = keeper.receives("Acme Corp", "40.00", "'Line': [" + keeper.line("1001", "40") + "]");
            String voided = keeper.receives("Acme Corp", "7.00", "");
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            keeper.deletes(gone);
            keeper.voids(voided);

            assertThat(world.runAll(PAYMENTS).count(Outcome.VOIDED)).isEqualTo(2);

            assertThat(posted(world)).isEmpty();
            assertThat(balance(world, "1001")).isEqualByComparingTo("60");
            quietAndEqual(world);
        }
    }

    @Test
    void aPaymentFromRevioThatSomebodyDeletesInQuickBooksIsShownOnceByTheDirectionItCameBy() {
        TestBooks books = new TestBooks().customer(101, "Acme Corp").payment(1, 101, "20.00", "'applications': []");
        try (World world = world(books)) {
            Bookkeeper keeper = new Bookkeeper(world);
            keeper.deletes(
                    keeper.all("Payment").findFirst().orElseThrow().path("Id").asText());

            world.runAll();

            assertThat(problems(world)).isEmpty();
            assertThat(world.company().ports().problems().open(Direction.PAYMENTS_TO_QUICKBOOKS))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message())
                            .contains(
                                    "payment 1,",
                                    "was deleted in QuickBooks",
                                    "total none in QuickBooks, 20.00 from Rev.io"));
        }
    }
}
