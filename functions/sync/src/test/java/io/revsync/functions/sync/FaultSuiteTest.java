package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever either system does to a request, the books end equal, with nothing twice. */
class FaultSuiteTest {

    /** Tried in tests of their own; NONE does nothing. */
    private static final Set<FaultKind> NOT_ALONE =
            EnumSet.of(FaultKind.SLOW, FaultKind.STALE_SYNC_TOKEN, FaultKind.NONE);
    /** Rev.io knows no tokens, batches and versions. */
    private static final Set<FaultKind> ONLY_QUICKBOOKS =
            EnumSet.of(FaultKind.THROTTLE_ITEM, FaultKind.ITEM_FAULT, FaultKind.THROTTLE_XML, FaultKind.TOKEN_EXPIRED);
    /** A run may stop when a system is down for long; the following ones go on. */
    private static final int MOST_ROUNDS = 12;

    private static Stage stage;
    private static long suffered;

    @BeforeAll
    static void start() {
        stage = new Stage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @AfterEach
    void say() {
        System.out.println("Fault suite: " + suffered + " requests have suffered a fault so far.");
    }

    static Stream<Arguments> everyFaultOnEitherSideOnceOrOften() {
        return Stream.of(FaultKind.values())
                .filter(kind -> !NOT_ALONE.contains(kind))
                .flatMap(kind -> IntStream.of(1, 3).mapToObj(times -> Arguments.of(kind, times)));
    }

    @ParameterizedTest(name = "{0}, {1} times")
    @MethodSource("everyFaultOnEitherSideOnceOrOften")
    void aFaultLeavesTheBooksEqual(FaultKind kind, int times) {
        try (World world = new World(stage, TestBooks.small())) {
            Fault fault = kind == FaultKind.ITEM_FAULT
                    ? Fault.of(kind).code("10000", "An application error")
                    : Fault.of(kind);
            world.quickBooks.faults().add(FaultRule.of(fault).first(times));
            if (!ONLY_QUICKBOOKS.contains(kind)) {
                world.revio.faults().add(FaultRule.of(fault).first(times));
            }
            endsEqual(world);
            assertThat(struck(world)).isPositive();
        }
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest(name = "stormy weather {0}")
    @MethodSource("seeds")
    void aStormThatHitsAThirdOfAllRequestsLeavesTheBooksEqual(long seed) {
        try (World world = new World(stage, TestBooks.small())) {
            world.quickBooks.faultMix(FaultMix.named("stormy"), seed);
            world.revio.weather(FaultMix.named("stormy"), seed);
            endsEqual(world);
            Changes.make(world);
            endsEqual(world);
        }
    }

    @Test
    void aBatchThatTimesOutAfterItsCommitIsNotWrittenTwice() {
        try (World world = new World(stage, TestBooks.small()).withCallTimeout(Duration.ofMillis(700))) {
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SLOW).delay(Duration.ofSeconds(3)))
                            .on("POST", ".*/batch")
                            .first(2));
            endsEqual(world);
        }
    }

    @Test
    void aRecordThatSomebodyTouchedInQuickBooksIsUpdatedWithItsNewSyncToken() {
        try (World world = new World(stage, TestBooks.small())) {
            world.runAll();
            world.clock.advance(Duration.ofHours(1));
            Changes.make(world);
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(FaultKind.STALE_SYNC_TOKEN).first(3));
            endsEqual(world);
            assertThat(struck(world)).isEqualTo(3);
        }
    }

    @Test
    void aTokenThatExpiresInTheMiddleOfARunIsRefreshedAndTheRunGoesOn() {
        try (World world = new World(stage, TestBooks.small())) {
            world.run(io.revsync.sync.Direction.CUSTOMERS_TO_QUICKBOOKS);
            world.clock.advance(Duration.ofMinutes(59));
            world.clock.advance(Duration.ofSeconds(59));
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(FaultKind.TOKEN_EXPIRED)
                            .on("POST", ".*/batch")
                            .first(1));
            endsEqual(world);
        }
    }

    private static void endsEqual(World world) {
        List<RunReport> reports = List.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            reports = world.runAll();
            world.clock.advance(Duration.ofMinutes(30));
            boolean quiet = reports.stream()
                    .allMatch(report ->
                            report.state() == RunState.FINISHED && report.written() == 0 && open(report) == 0);
            if (quiet) {
                break;
            }
        }
        suffered += struck(world);
        world.quickBooks.faults().clear();
        world.revio.faults().clear();
        assertThat(reports).extracting(RunReport::state).containsOnly(RunState.FINISHED);
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
        assertThat(world.quickBooks.ledger().all("Customer")).hasSize(4);
    }

    private static long open(RunReport report) {
        return report.count(io.revsync.sync.Outcome.FAILED) + report.count(io.revsync.sync.Outcome.WAITING);
    }

    private static long struck(World world) {
        return Stream.of(world.quickBooks.faults(), world.revio.faults())
                .flatMap(faults -> faults.struck().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
