package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.aws.AwsCall;
import io.revsync.sandbox.aws.AwsFault;
import io.revsync.sandbox.aws.AwsFaults;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Rules fire at least once, and Lambdas may be paused for long: two runs of one direction must never write the same record twice. */
class OverlapTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void aSecondRunFindsTheFirstAndDoesNothing() throws Exception {
        try (World world = new World(stage, TestBooks.small());
                CrashGate gate = new CrashGate(15)) {
            CompletableFuture<List<RunReport>> first =
                    CompletableFuture.supplyAsync(() -> world.run(List.of(Direction.CUSTOMERS_TO_QUICKBOOKS), gate));
            gate.death().get(60, TimeUnit.SECONDS);
            world.storeSettings(document -> document);

            RunReport second = world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);

            assertThat(second.state()).isEqualTo(RunState.ALREADY_RUNNING);
            assertThat(second.quickBooksCalls()).isZero();
            gate.revive();
            assertThat(first.get(60, TimeUnit.SECONDS))
                    .extracting(RunReport::state)
                    .containsOnly(RunState.FINISHED);
        }
    }

    @Test
    void aRunThatWakesUpAfterItsLeaseWasTakenOverWritesNothingMore() throws Exception {
        long stoppedByTheFence = 0;
        for (long asleepAt = 12; asleepAt <= 60; asleepAt += 3) {
            try (World world = new World(stage, TestBooks.small());
                    CrashGate gate = new CrashGate(asleepAt)) {
                CompletableFuture<List<RunReport>> sleeper = CompletableFuture.supplyAsync(() -> world.runAll(gate));
                gate.death().get(60, TimeUnit.SECONDS);
                world.clock.advance(Duration.ofMinutes(17));
                world.storeSettings(document -> document);
                assertThat(world.runAll()).extracting(RunReport::state).containsOnly(RunState.FINISHED);
                gate.revive();
                List<RunReport> late = sleeper.get(60, TimeUnit.SECONDS);
                stoppedByTheFence += late.stream()
                        .filter(report -> report.state() == RunState.STOPPED)
                        .count();
                world.runAll();
                assertThat(world.compare())
                        .allSatisfy(each -> assertThat(each.differences()).isEmpty());
                assertThat(world.quickBooks.ledger().all("Customer")).hasSize(4);
                assertThat(world.quickBooks.ledger().all("Invoice")).hasSize(3);
            }
        }
        assertThat(stoppedByTheFence).isPositive();
    }

    @Test
    void aRunWithoutTimeHandsItselfOnAndTheNextOnesFinish() {
        List<String> actions = new CopyOnWriteArrayList<>();
        try (World world = new World(stage, TestBooks.small())) {
            stage.aws.setFaults(new AwsFaults() {
                @Override
                public Optional<AwsFault> beforeCommit(AwsCall call) {
                    actions.add(call.action());
                    return Optional.empty();
                }
            });
            RunReport first = world.run(Direction.CUSTOMERS_TO_QUICKBOOKS, Duration.ofSeconds(15));

            assertThat(first.state()).isEqualTo(RunState.CONTINUES);
            assertThat(actions).contains("PutEvents");
            assertThat(world.runAll()).extracting(RunReport::state).containsOnly(RunState.FINISHED);
        } finally {
            stage.aws.clearFaults();
        }
    }
}
