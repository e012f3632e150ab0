package io.revsync.rehearsal;

import io.revsync.rehearsal.screen.Progress;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.store.RunLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far a run is while it runs, by what it writes into the run log. */
final class ProgressWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Where nothing can be written over, a line now and then must do. */
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final Screen screen;
    private final RunLog runs;
    private final Direction direction;
    private final OptionalLong expected;
    private final Clock clock;
    private final Instant start;
    private Instant lastLine;

    /** Shows from now on how the runs of this direction that begin after now get on. */
    ProgressWatch(Screen screen, RunLog runs, Direction direction, OptionalLong expected, Clock clock) {
        this.screen = screen;
        this.runs = runs;
        this.direction = direction;
        this.expected = expected;
        this.clock = clock;
        this.start = clock.instant();
        this.lastLine = start;
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            long done = 0;
            for (RunReport run : ofThisRound()) {
                done += run.outcomes().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
            }
            Instant now = clock.instant();
            String line = new Progress(direction.key(), done, expected, Duration.between(start, now))
                    .line(screen.canShow("█░"));
            if (screen.isTerminal()) {
                screen.status(line);
            } else if (!now.isBefore(lastLine.plus(LINE_EVERY))) {
                lastLine = now;
                screen.line(line);
            }
        } catch (RuntimeException e) {
            LOG.warn("How far the run is could not be read", e);
        }
    }

    private List<RunReport> ofThisRound() {
        return runs.latest(direction, MOST_RUNS).stream()
                .filter(run -> !run.startedAt().isBefore(start))
                .toList();
    }

    /** A first sync that hands itself on more often than this shows only its last runs. */
    private static final int MOST_RUNS = 20;
}
