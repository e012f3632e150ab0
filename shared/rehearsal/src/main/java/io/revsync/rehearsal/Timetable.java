package io.revsync.rehearsal;

import io.revsync.sandbox.aws.ScheduleExpression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When which rules fire. Pure.
 *
 * @param schedules by rule name
 */
record Timetable(Map<String, ScheduleExpression> schedules) {

    /** All of them. */
    List<String> rules() {
        return List.copyOf(schedules.keySet());
    }

    /** The next firing after {@code moment}; empty if no rule fires ever again. */
    Optional<Due> after(Instant moment) {
        Map<String, Instant> next = new TreeMap<>();
        schedules.forEach((rule, schedule) -> schedule.next(moment).ifPresent(time -> next.put(rule, time)));
        return next.values().stream()
                .min(Instant::compareTo)
                .map(first -> new Due(
                        first,
                        next.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(first))
                                .map(Map.Entry::getKey)
                                .toList()));
    }

    /** @param rules those that fire at this time */
    record Due(Instant time, List<String> rules) {}
}
