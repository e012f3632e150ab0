package io.revsync.functions.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.sync.Direction;
import io.revsync.sync.review.ReviewGate;
import io.revsync.sync.schedule.Schedule;
import io.revsync.sync.schedule.WrongScheduleException;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the syncs did, and when they go on. */
final class Runs {
    /** Of each direction. */
    private static final int LATEST = 20;

    private final CompanyState state;
    private final Clock clock;

    Runs(CompanyState state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    Overview overview() {
        Settings settings = state.settings().orElseGet(Settings::defaults);
        List<DirectionView> directions = new ArrayList<>();
        List<RunView> runs = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            List<RunView> latest = state.runLog().latest(direction, LATEST).stream()
                    .map(RunView::of)
                    .toList();
            directions.add(
                    direction(direction, settings.of(direction), latest.stream().findFirst()));
            runs.addAll(latest);
        }
        runs.sort(Comparator.comparing(RunView::startedAt).reversed());
        Optional<String> pause = settings.advanced().previewOnly()
                ? Optional.empty()
                : state.reviewGate().flatMap(ReviewGate::pause);
        return new Overview(pause, directions, runs);
    }

    private DirectionView direction(Direction direction, DirectionSettings settings, Optional<RunView> last) {
        Optional<Schedule> schedule = scheduleOf(settings);
        return new DirectionView(
                direction.key(),
                Spelling.title(direction),
                settings.enabled(),
                settings.schedule(),
                schedule.map(Schedule::words),
                schedule.filter(every -> settings.enabled()).flatMap(every -> every.next(clock.instant(), 1).stream()
                        .findFirst()),
                state.problems(direction).size(),
                last);
    }

    /** Empty for one that was stored before schedules were checked. */
    private static Optional<Schedule> scheduleOf(DirectionSettings settings) {
        try {
            return Optional.of(Schedule.of(settings.schedule()));
        } catch (WrongScheduleException e) {
            return Optional.empty();
        }
    }

    /**
     * @param pause why nothing is synced before the matching review is finished; absent once it is
     * @param runs newest first
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Overview(Optional<String> pause, List<DirectionView> directions, List<RunView> runs) {}

    /**
     * One direction.
     *
     * @param schedule five-field cron, UTC
     * @param words what that means
     * @param nextAt when it runs next; empty if it is switched off
     * @param last its latest run
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DirectionView(
            String direction,
            String title,
            boolean enabled,
            String schedule,
            Optional<String> words,
            Optional<Instant> nextAt,
            int openProblems,
            Optional<RunView> last) {}
}
