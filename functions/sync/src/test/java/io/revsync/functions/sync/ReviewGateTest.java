package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.review.Decision;
import io.revsync.sync.review.DecisionKind;
import io.revsync.sync.review.Decisions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Before the matching review is finished no direction writes anything, nor asks anybody. */
class ReviewGateTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void noDirectionCallsAnybodyBeforeTheReviewIsFinishedAndAllDoAfterIt() {
        try (World world = new World(stage, TestBooks.small())) {
            world.reviewIsNotFinished();

            assertThat(world.runAll()).allSatisfy(run -> {
                assertThat(run.state()).isEqualTo(RunState.PAUSED);
                assertThat(run.note()).contains("review is not finished yet", "syncing starts by itself");
            });
            assertThat(world.quickBooks.counts().total() + world.revio.counts().total())
                    .isZero();

            world.reviewIsFinished();
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(world.runAll()).allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.FINISHED));
        }
    }

    @Test
    void aPreviewNeedNotWaitBecauseItWritesNothing() {
        try (World world = new World(stage, TestBooks.small())) {
            world.reviewIsNotFinished();
            world.storeSettings(document -> {
                document.withObject("/advanced").put("previewOnly", true);
                return document;
            });
            long before = world.quickBooks.ledger().all("Customer").count();

            RunReport run = world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);

            assertThat(run.state()).isEqualTo(RunState.FINISHED);
            assertThat(run.count(Outcome.CREATED)).isPositive();
            assertThat(world.quickBooks.ledger().all("Customer").count()).isEqualTo(before);
        }
    }

    @Test
    void whatWaitsForACustomerThatIsIgnoredLaterDoesNotWaitForEver() {
        try (World world = new World(stage, TestBooks.small())) {
            assertThat(world.run(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.WAITING))
                    .isEqualTo(3);
            ((Decisions) world.company().ports().choices())
                    .put(List.of(new Decision(
                            new RecordKey(RecordType.CUSTOMER, "103"),
                            DecisionKind.IGNORE,
                            Optional.empty(),
                            "an admin",
                            TestBooks.NOON)));

            world.runAll();

            assertThat(world.company().ports().problems().open(Direction.INVOICES_TO_QUICKBOOKS))
                    .isEmpty();
            assertThat(world.quickBooks.ledger().all("Invoice")).hasSize(2);
        }
    }
}
