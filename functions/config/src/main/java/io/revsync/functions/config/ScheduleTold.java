package io.revsync.functions.config;

import io.revsync.sync.schedule.Schedule;
import java.time.Instant;
import java.util.List;

/**
 * A schedule as it is told to people.
 *
 * @param cron as they wrote it
 * @param eventBridge as the rule has it
 * @param words in English
 * @param next the next times it fires
 */
record ScheduleTold(String cron, String eventBridge, String words, List<Instant> next) {
    private static final int TIMES = 5;

    static ScheduleTold of(Schedule schedule, Instant now) {
        return new ScheduleTold(schedule.cron(), schedule.eventBridge(), schedule.words(), schedule.next(now, TIMES));
    }
}
