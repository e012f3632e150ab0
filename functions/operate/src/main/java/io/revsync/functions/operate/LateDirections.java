package io.revsync.functions.operate;

import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.schedule.Lateness;
import io.revsync.sync.schedule.Schedule;
import io.revsync.sync.schedule.WrongScheduleException;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.SavedSettings;
import io.revsync.sync.store.RunLog;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which directions have not succeeded for longer than their schedule allows. One that is switched off is never late. */
final class LateDirections {
    /** Runs looked at for the last success; if none of them is one, the oldest of them counts as if it were. */
    private static final int RUNS = 25;

    private static final Set<RunState> SUCCESS = EnumSet.of(RunState.FINISHED, RunState.CONTINUES);

    private final RunLog runLog;

    LateDirections(RunLog runLog) {
        this.runLog = runLog;
    }

    /**
     * @param saved the newest settings; from their save on a direction has its schedule
     * @param open since when syncs may write
     */
    Set<Direction> at(Instant now, SavedSettings saved, Instant open) {
        Instant start = saved.saving().at().isAfter(open) ? saved.saving().at() : open;
        Set<Direction> late = EnumSet.noneOf(Direction.class);
        for (Direction direction : Direction.values()) {
            DirectionSettings settings = saved.settings().of(direction);
            if (settings.enabled() && Lateness.late(schedule(settings), since(direction, start), now)) {
                late.add(direction);
            }
        }
        return late;
    }

    private Instant since(Direction direction, Instant start) {
        List<RunReport> runs = runLog.latest(direction, RUNS);
        Optional<Instant> success = runs.stream()
                .filter(run -> SUCCESS.contains(run.state()))
                .map(RunReport::startedAt)
                .findFirst()
                .or(() -> runs.stream().map(RunReport::startedAt).min(Instant::compareTo));
        return success.filter(start::isBefore).orElse(start);
    }

    private static Schedule schedule(DirectionSettings settings) {
        try {
            return Schedule.of(settings.schedule());
        } catch (WrongScheduleException e) {
            throw new IllegalStateException("The stored settings have a schedule that no check has passed", e);
        }
    }
}
