package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The functions that write to Rev.io, which knows no idempotency key, die at EVERY call they make to anything; then they are started again,
 * and must end equal, with nothing twice and nothing lost.
 */
class CrashToRevioTest {

    private static final Duration BEYOND_ANY_LEASE = Duration.ofMinutes(17);
    private static final List<Direction> TO_REVIO = List.of(Direction.PAYMENTS_TO_REVIO);

    @AutoClose
    private static final Stage stage = new Stage();

    @TestFactory
    List<DynamicTest> aRunThatDiesAnywhereEndsEqualWithNothingTwice() {
        long boundaries;
        try (World world = world();
                CrashGate gate = new CrashGate(CrashGate.NEVER)) {
            assertThat(world.run(TO_REVIO, gate)).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            boundaries = gate.calls();
            settled(world);
        }
        System.out.println("Crash suite: what goes to Rev.io dies at each of " + boundaries + " calls.");
        return LongStream.rangeClosed(1, boundaries)
                .mapToObj(call -> DynamicTest.dynamicTest("dies at call " + call, () -> diesAndGoesOn(call)))
                .toList();
    }

    /** Two payments are new; of three that were sent one is changed, one is void and one is deleted. */
    private static World world() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme Corp")
                .bill(1001, 101, "60.00", "30.00", "30.00")
                .bill(1002, 101, "40.00", "20.00", "20.00");
        World world = new World(stage, books.books(), UnaryOperator.identity(), CrashToRevioTest::settings);
        Bookkeeper keeper = new Bookkeeper(world);
        world.run(List.of(Direction.CUSTOMERS_TO_QUICKBOOKS, Direction.INVOICES_TO_QUICKBOOKS));
        world.clock.advance(Duration.ofHours(1));
        String changed = keeper.receives("Acme Corp", "10.00", "'Line': [" + keeper.line("1001", "10") + "]");
        String voided = keeper.receives("Acme Corp", "11.00", "");
        String deleted = keeper.receives("Acme Corp", "12.00", "'Line': [" + keeper.line("1002", "12") + "]");
        world.run(TO_REVIO);
        world.clock.advance(Duration.ofHours(1));
        keeper.receives("Acme Corp", "20.00", "'Line': [" + keeper.line("1001", "20") + "]");
        keeper.receives("Acme Corp", "21.00", "");
        keeper.edit("Payment", changed, payment -> payment.put("TotalAmt", 13));
        keeper.voids(voided);
        keeper.deletes(deleted);
        return world;
    }

    private static ObjectNode settings(ObjectNode document) {
        document.withObject("/paymentTypes/toRevio").put("*", "OTHER");
        document.withObject("/payments").put("onQuickBooksEdit", "reverse").put("onQuickBooksDelete", "reverse");
        return document;
    }

    private static void diesAndGoesOn(long call) throws Exception {
        try (World world = world();
                CrashGate gate = new CrashGate(call)) {
            die(world, gate);
            world.clock.advance(BEYOND_ANY_LEASE);
            world.restoreSettings();
            for (int round = 0; round < 2; round++) {
                assertThat(world.run(TO_REVIO)).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            }
            settled(world);
        }
    }

    /** The thread stays behind, waiting for an answer that never comes. */
    private static void die(World world, CrashGate gate) throws Exception {
        ExecutorService process = Executors.newSingleThreadExecutor();
        CompletableFuture<List<RunReport>> run =
                CompletableFuture.supplyAsync(() -> world.run(TO_REVIO, gate), process);
        CompletableFuture.anyOf(run, gate.death()).get(60, TimeUnit.SECONDS);
        assertThat(run).as("dies before it is done").isNotDone();
        process.shutdown();
    }

    private static void settled(World world) {
        assertThat(world.runAll()).allSatisfy(report -> {
            assertThat(report.state()).isEqualTo(RunState.FINISHED);
            assertThat(report.written()).isZero();
        });
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
        List<BigDecimal> posted = world.revio
                .ledger()
                .all("Payments")
                .filter(payment -> payment.path("status").asText().equals("POSTED"))
                .map(payment -> payment.path("amount").decimalValue().setScale(2))
                .toList();
        assertThat(posted)
                .containsExactlyInAnyOrder(new BigDecimal("13.00"), new BigDecimal("20.00"), new BigDecimal("21.00"));
        assertThat(world.company().ports().problems().open(Direction.PAYMENTS_TO_REVIO))
                .isEmpty();
        assertThat(balance(world, "1001")).isEqualByComparingTo("30");
        assertThat(balance(world, "1002")).isEqualByComparingTo("40");
    }

    private static BigDecimal balance(World world, String bill) {
        return world.revio
                .ledger()
                .get("Bills", bill)
                .orElseThrow()
                .path("balance")
                .decimalValue();
    }
}
