package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The functions die at EVERY call they make to anything, the call having taken effect and its answer lost; which is the same, for all that
 * is stored anywhere, as dying right before the next call. Then they are started again, and must end equal, with nothing twice.
 */
class CrashSuiteTest {

    /** What these books hold; {@link CrashToRevioTest} dies on the way to Rev.io. */
    private static final List<Direction> DIRECTIONS =
            List.of(Direction.CUSTOMERS_TO_QUICKBOOKS, Direction.INVOICES_TO_QUICKBOOKS);

    private static final Duration BEYOND_ANY_LEASE = Duration.ofMinutes(17);

    @AutoClose
    private static final Stage stage = new Stage();

    @TestFactory
    List<DynamicTest> aFirstSyncThatDiesAnywhereEndsEqualWithNothingTwice() throws Exception {
        return dyingEverywhere("first sync", world -> {});
    }

    @TestFactory
    List<DynamicTest> aLaterSyncThatDiesAnywhereEndsEqualWithNothingTwice() throws Exception {
        return dyingEverywhere("sync of changes", world -> {
            assertThat(world.run(DIRECTIONS)).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            world.clock.advance(Duration.ofHours(1));
            Changes.make(world);
        });
    }

    private static List<DynamicTest> dyingEverywhere(String what, Preparation preparation) throws Exception {
        long boundaries = boundaries(preparation);
        System.out.println("Crash suite: " + what + " dies at each of " + boundaries + " calls.");
        return LongStream.rangeClosed(1, boundaries)
                .mapToObj(call ->
                        DynamicTest.dynamicTest(what + " dies at call " + call, () -> diesAndGoesOn(preparation, call)))
                .toList();
    }

    private static long boundaries(Preparation preparation) {
        try (World world = new World(stage, TestBooks.small());
                CrashGate gate = new CrashGate(CrashGate.NEVER)) {
            preparation.prepare(world);
            assertThat(world.run(DIRECTIONS, gate)).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            long calls = gate.calls();
            settled(world);
            return calls;
        }
    }

    private static void diesAndGoesOn(Preparation preparation, long call) throws Exception {
        try (World world = new World(stage, TestBooks.small())) {
            preparation.prepare(world);
            try (CrashGate gate = new CrashGate(call)) {
                die(world, gate);
                world.clock.advance(BEYOND_ANY_LEASE);
                world.storeSettings(document -> document);
                for (int round = 0; round < 2; round++) {
                    assertThat(world.run(DIRECTIONS))
                            .extracting(RunReport::state)
                            .containsOnly(RunState.FINISHED);
                }
                settled(world);
            }
        }
    }

    /** The thread stays behind, waiting for an answer that never comes. */
    private static void die(World world, CrashGate gate) throws Exception {
        ExecutorService process = Executors.newSingleThreadExecutor();
        CompletableFuture<List<RunReport>> run =
                CompletableFuture.supplyAsync(() -> world.run(DIRECTIONS, gate), process);
        CompletableFuture.anyOf(run, gate.death()).get(60, TimeUnit.SECONDS);
        assertThat(run).as("dies before it is done").isNotDone();
        process.shutdown();
    }

    private static void settled(World world) {
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
        Map<String, Long> customers = world.quickBooks
                .ledger()
                .all("Customer")
                .collect(Collectors.groupingBy(CrashSuiteTest::rootName, Collectors.counting()));
        assertThat(customers).containsOnlyKeys("Acme Corp", "Smith & Sons", "Twin LLC", "Twin LLC (A-104)");
        assertThat(customers.values()).containsOnly(1L);
        assertThat(world.run(DIRECTIONS)).extracting(RunReport::written).containsOnly(0L);
    }

    private static String rootName(ObjectNode customer) {
        return customer.path("DisplayName").asText();
    }

    @FunctionalInterface
    private interface Preparation {
        void prepare(World world);
    }
}
