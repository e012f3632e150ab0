package io.revsync.functions.sync;

import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs that die at some call. What dies is cut off from everything at once; the next run is another process. */
final class MortalRuns implements AutoCloseable {

    private static final Duration BEYOND_ANY_LEASE = Duration.ofMinutes(17);

    private final World world;
    private CrashGate gate = new CrashGate(CrashGate.NEVER);

    MortalRuns(World world) {
        this.world = world;
    }

    /**
     * Runs a direction, and if it dies lets time pass until nobody believes it alive.
     *
     * @param deadly the number of the call, from 1, that is the last to take effect
     */
    Fate run(Direction direction, long deadly) {
        return run(direction, Duration.ofMinutes(15), deadly);
    }

    /** The same with that much time. */
    Fate run(Direction direction, Duration time, long deadly) {
        gate.rearm(deadly);
        CompletableFuture<RunReport> run = new CompletableFuture<>();
        Thread process = new Thread(() -> live(direction, time, gate, run), "mortal-run");
        process.setDaemon(true);
        process.start();
        await(CompletableFuture.anyOf(run, gate.death()), direction.key() + " neither ends nor dies");
        long calls = gate.calls();
        if (!gate.isDead()) {
            return new Fate(direction, calls, Optional.of(run.join()));
        }
        gate.close();
        gate = new CrashGate(CrashGate.NEVER);
        world.clock.advance(BEYOND_ANY_LEASE);
        world.restoreSettings();
        return new Fate(direction, calls, Optional.empty());
    }

    private void live(Direction direction, Duration time, CrashGate behind, CompletableFuture<RunReport> run) {
        try {
            run.complete(world.run(direction, time, behind));
        } catch (RuntimeException e) {
            run.completeExceptionally(e);
        }
    }

    private static void await(CompletableFuture<?> future, String otherwise) {
        try {
            future.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(otherwise, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(otherwise, e);
        }
    }

    @Override
    public void close() {
        gate.close();
    }

    /**
     * What became of a run.
     *
     * @param calls that took effect
     * @param report none if it died
     */
    record Fate(Direction direction, long calls, Optional<RunReport> report) {

        boolean died() {
            return report.isEmpty();
        }
    }
}
