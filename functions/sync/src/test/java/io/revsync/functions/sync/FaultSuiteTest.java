package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.Side;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever either system does to the requests of any direction, the books end as if it had not. */
class FaultSuiteTest {

    /** Tried in tests of their own; NONE does nothing. */
    private static final Set<FaultKind> NOT_ALONE =
            EnumSet.of(FaultKind.SLOW, FaultKind.STALE_SYNC_TOKEN, FaultKind.NONE);
    /** Rev.io knows no tokens, batches and versions. */
    private static final Set<FaultKind> ONLY_QUICKBOOKS =
            EnumSet.of(FaultKind.THROTTLE_ITEM, FaultKind.ITEM_FAULT, FaultKind.THROTTLE_XML, FaultKind.TOKEN_EXPIRED);
    /** A run may stop when a system is down for long; the following ones go on. */
    private static final int MOST_ROUNDS = 12;

    @AutoClose
    private static final Stage stage = new Stage();

    private static List<String> undisturbed;
    private static long suffered;

    @BeforeAll
    static void liveInPeace() {
        undisturbed = CrashRound.dyingAt(stage, CrashGate.NEVER).ofChanges().ledgers();
    }

    @AfterAll
    static void say() {
        System.out.println("Fault suite: " + suffered + " requests of all directions have suffered a fault.");
    }

    static Stream<Arguments> everyFaultOnceOrOften() {
        return Stream.of(FaultKind.values())
                .filter(kind -> !NOT_ALONE.contains(kind))
                .flatMap(kind -> IntStream.of(1, 3).mapToObj(times -> Arguments.of(kind, times)));
    }

    @ParameterizedTest(name = "{0}, {1} times")
    @MethodSource("everyFaultOnceOrOften")
    void aFaultOfTheFirstReadsAndWritesOfEveryDirectionLeavesTheBooksEqual(FaultKind kind, int times) {
        endsAsIfNothingHadHappened(
                world -> Stream.of(Direction.values()).forEach(direction -> strike(world, direction, kind, times)));
    }

    private static void strike(World world, Direction direction, FaultKind kind, int times) {
        Fault fault =
                kind == FaultKind.ITEM_FAULT ? Fault.of(kind).code("10000", "An application error") : Fault.of(kind);
        long before = struck(world);
        strike(world.quickBooks.faults(), fault, times, ".*/batch");
        if (!ONLY_QUICKBOOKS.contains(kind)) {
            strike(world.revio.faults(), fault, times, ".*");
        }
        world.run(direction);
        if (!kind.strikesItems() || direction.from() == Side.REVIO) {
            assertThat(struck(world)).as(direction.key()).isGreaterThan(before);
        }
        clear(world);
    }

    private static void strike(Faults faults, Fault fault, int times, String writes) {
        faults.add(FaultRule.of(fault).on("GET", ".*").first(times));
        faults.add(FaultRule.of(fault).on("POST|PATCH", writes).first(times));
    }

    @ParameterizedTest(name = "stormy weather {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aStormThatHitsAThirdOfAllRequestsLeavesTheBooksEqual(long seed) {
        endsAsIfNothingHadHappened(world -> {
            world.quickBooks.faultMix(FaultMix.STORMY, seed);
            world.revio.weather(FaultMix.STORMY, seed);
            world.runAll();
            world.clock.advance(Duration.ofMinutes(30));
            world.runAll();
        });
    }

    @Test
    void aBatchThatTimesOutAfterItsCommitIsNotWrittenTwice() {
        endsAsIfNothingHadHappened(world -> {
            world.withCallTimeout(Duration.ofMillis(700));
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SLOW).delay(Duration.ofSeconds(3)))
                            .on("POST", ".*/batch")
                            .first(2));
            world.runAll();
        });
    }

    @Test
    void aRecordThatSomebodyTouchedInQuickBooksIsUpdatedWithItsNewSyncToken() {
        endsAsIfNothingHadHappened(world -> {
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(FaultKind.STALE_SYNC_TOKEN).first(3));
            world.runAll();
        });
    }

    @Test
    void aTokenThatExpiresInTheMiddleOfARunIsRefreshedAndTheRunGoesOn() {
        endsAsIfNothingHadHappened(world -> {
            world.run(Direction.PRODUCTS_TO_QUICKBOOKS);
            world.clock.advance(Duration.ofHours(1).minusSeconds(1));
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(FaultKind.TOKEN_EXPIRED)
                            .on("POST", ".*/batch")
                            .first(1));
            world.runAll();
        });
    }

    /** A first sync and one of changes, both disturbed, and what it takes then until nothing is left to do. */
    private static void endsAsIfNothingHadHappened(Consumer<World> disturbance) {
        try (World world = EveryKind.world(stage)) {
            disturbance.accept(world);
            settle(world);
            EveryKind.change(world);
            disturbance.accept(world);
            settle(world);
            long struck = struck(world);
            assertThat(struck).isPositive();
            suffered += struck;
            assertThat(LedgerLines.of(world)).isEqualTo(undisturbed);
            assertThat(RawBooks.findings(world, Set.of(), List.of())).isEmpty();
        }
    }

    private static void settle(World world) {
        clear(world);
        List<RunReport> reports = List.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            world.clock.advance(Duration.ofMinutes(30));
            reports = world.runAll();
            if (reports.stream().allMatch(FaultSuiteTest::quiet)) {
                break;
            }
        }
        assertThat(reports).allMatch(FaultSuiteTest::quiet);
    }

    private static boolean quiet(RunReport report) {
        return report.state() == RunState.FINISHED
                && report.written() == 0
                && report.count(Outcome.FAILED) + report.count(Outcome.WAITING) == 0;
    }

    private static void clear(World world) {
        world.quickBooks.faults().clear();
        world.revio.faults().clear();
    }

    private static long struck(World world) {
        return Stream.of(world.quickBooks.faults(), world.revio.faults())
                .flatMap(faults -> faults.struck().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
