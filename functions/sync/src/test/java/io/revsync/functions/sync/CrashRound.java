package io.revsync.functions.sync;

import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A company's first sync and, after changes of every kind, the next one. Every run of both dies at the same call of its own, if it makes so
 * many, and is started again.
 *
 * @param quiet the runs after all that
 * @param findings what is wrong in the ledgers at the end
 */
record CrashRound(Sync first, Sync ofChanges, List<RunReport> quiet, List<String> findings) {

    private static final Duration HARDLY_ANY_TIME = Duration.ofSeconds(15);

    /** @param call the number of the deadly one, from 1 */
    static CrashRound dyingAt(Stage stage, long call) {
        try (World world = EveryKind.world(stage);
                MortalRuns runs = new MortalRuns(world)) {
            Sync first = sync(world, runs, call);
            world.clock.advance(Duration.ofHours(1));
            EveryKind.change(world);
            Sync ofChanges = sync(world, runs, call);
            return new CrashRound(first, ofChanges, world.runAll(), RawBooks.findings(world, Set.of(), List.of()));
        }
    }

    private static Sync sync(World world, MortalRuns runs, long call) {
        MortalRuns.Fate handedOn = runs.run(Direction.INVOICES_TO_QUICKBOOKS, HARDLY_ANY_TIME, call);
        List<MortalRuns.Fate> fates = new ArrayList<>();
        List<RunReport> finished = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            MortalRuns.Fate fate = runs.run(direction, call);
            fates.add(fate);
            finished.add(fate.report().orElseGet(() -> world.run(direction)));
        }
        world.restoreSettings();
        return new Sync(handedOn, fates, finished, LedgerLines.of(world));
    }

    /** Of both syncs. */
    Stream<MortalRuns.Fate> fates() {
        return Stream.of(first, ofChanges).flatMap(sync -> sync.fates().stream());
    }

    /** Of both syncs. */
    Stream<MortalRuns.Fate> handedOn() {
        return Stream.of(first, ofChanges).map(Sync::handedOn);
    }

    /** Of both syncs. */
    Stream<RunReport> finished() {
        return Stream.of(first, ofChanges).flatMap(sync -> sync.finished().stream());
    }

    /**
     * One sync of all directions.
     *
     * @param handedOn a run before them that has hardly any time, so that it puts an event for the next one
     * @param finished a report for each direction, of the run after the one that died if one did
     * @param ledgers both systems' then
     */
    record Sync(MortalRuns.Fate handedOn, List<MortalRuns.Fate> fates, List<RunReport> finished, List<String> ledgers) {

        /** How many calls the longest of its runs made. */
        long calls() {
            return fates.stream().mapToLong(MortalRuns.Fate::calls).max().orElseThrow();
        }
    }
}
