package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The functions of all directions die at EVERY call they make to anything, the call having taken effect and its answer lost; which is the
 * same, for all that is stored anywhere, as dying right before the next call. Then they are started again, and the books must end as if
 * nobody had died. All seven die in one company, at call 1 in the first, at call 2 in the next, for that costs a seventh.
 */
class CrashSuiteTest {

    /** After other deaths a run may make a call or two more than without, such as for a new token. */
    private static final long MORE_CALLS = 6;

    @AutoClose
    private static final Stage stage = new Stage();

    private static final ExecutorService cores =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    /** By the number of the call. */
    private static final Map<Long, CrashRound> lived = new ConcurrentSkipListMap<>();

    @TestFactory
    Stream<DynamicTest> whereverTheFunctionsDieTheBooksEndAsIfTheyHadNot() {
        CrashRound undisturbed = CrashRound.dyingAt(stage, CrashGate.NEVER);
        long last =
                Math.max(undisturbed.first().calls(), undisturbed.ofChanges().calls()) + MORE_CALLS;
        Map<Long, Future<CrashRound>> rounds = LongStream.rangeClosed(1, last)
                .boxed()
                .collect(Collectors.toMap(
                        call -> call,
                        call -> cores.submit(() -> CrashRound.dyingAt(stage, call)),
                        (one, other) -> one,
                        TreeMap::new));
        Stream<DynamicTest> deaths = rounds.entrySet().stream()
                .map(round -> DynamicTest.dynamicTest("all die at call " + round.getKey(), () -> {
                    lived.put(round.getKey(), result(round.getValue()));
                    endsLike(undisturbed, lived.get(round.getKey()));
                }));
        return Stream.of(
                        Stream.of(DynamicTest.dynamicTest("nobody dies", () -> endsLike(undisturbed, undisturbed))),
                        deaths,
                        Stream.of(DynamicTest.dynamicTest(
                                "no call is left",
                                () -> assertThat(lived.get(last).fates()).noneMatch(MortalRuns.Fate::died))))
                .flatMap(tests -> tests);
    }

    private static CrashRound result(Future<CrashRound> round) throws Exception {
        try {
            return round.get();
        } catch (ExecutionException e) {
            throw new AssertionError("The company did not get through its round.", e.getCause());
        }
    }

    private static void endsLike(CrashRound undisturbed, CrashRound round) {
        assertThat(round.handedOn().flatMap(fate -> fate.report().stream()))
                .extracting(RunReport::state)
                .allMatch(RunState.CONTINUES::equals);
        assertThat(round.finished()).extracting(RunReport::state).containsOnly(RunState.FINISHED);
        assertThat(round.first().ledgers()).isEqualTo(undisturbed.first().ledgers());
        assertThat(round.ofChanges().ledgers())
                .isEqualTo(undisturbed.ofChanges().ledgers());
        assertThat(round.findings()).isEmpty();
        assertThat(round.quiet()).allSatisfy(report -> {
            assertThat(report.state()).isEqualTo(RunState.FINISHED);
            assertThat(report.written()).isZero();
        });
    }

    @AfterAll
    static void say() {
        cores.shutdownNow();
        System.out.println("Crash suite: the first sync died " + deaths(CrashRound::first) + ", the sync of changes "
                + deaths(CrashRound::ofChanges) + ", runs that hand themselves on "
                + lived.values().stream()
                        .flatMap(CrashRound::handedOn)
                        .filter(MortalRuns.Fate::died)
                        .count()
                + " times; each time at another call, until no call was left.");
    }

    private static String deaths(Function<CrashRound, CrashRound.Sync> sync) {
        Map<Direction, Long> byDirection = lived.values().stream()
                .map(sync)
                .flatMap(each -> each.fates().stream())
                .filter(MortalRuns.Fate::died)
                .collect(Collectors.groupingBy(MortalRuns.Fate::direction, TreeMap::new, Collectors.counting()));
        return byDirection.values().stream().mapToLong(Long::longValue).sum() + " times "
                + byDirection.entrySet().stream()
                        .map(each -> each.getKey().key() + " " + each.getValue())
                        .toList();
    }
}
