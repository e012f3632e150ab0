package io.revsync.functions.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import io.revsync.http.Deadline;
import io.revsync.sync.schedule.Schedule;
import io.revsync.sync.schedule.WrongScheduleException;
import io.revsync.sync.settings.Finding;
import io.revsync.sync.settings.ReferenceCheck;
import io.revsync.sync.settings.SettingsCheck;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is found out about a settings document, by itself and with the help of the connected systems. */
final class Examination {
    private final SettingsCheck check;
    private final ReferenceCheck references;
    private final Clock clock;

    Examination(SettingsCheck check, ReferenceCheck references, Clock clock) {
        this.check = check;
        this.references = references;
        this.clock = clock;
    }

    /** What a document says by itself, and what is wrong with it; asks nobody. */
    SettingsCheck.Result read(ObjectNode document) {
        return check.check(document);
    }

    /** Everything about a document that was read, with what the connected systems say. */
    Report report(SettingsCheck.Result read, Deadline deadline) {
        ReferenceCheck.Result referred = references.check(read.settings(), deadline);
        List<Finding> errors = both(read.errors(), referred.errors());
        Map<String, ScheduleTold> schedules = new TreeMap<>();
        read.schedules()
                .forEach((direction, schedule) ->
                        schedules.put(direction.key(), ScheduleTold.of(schedule, clock.instant())));
        return new Report(
                errors.isEmpty(),
                errors,
                both(read.warnings(), referred.warnings()),
                schedules,
                referred.names(),
                null,
                null);
    }

    /** {@code GET /config/cron}: what an expression means. */
    ApiAnswer cron(ApiRequest request) {
        try {
            Schedule schedule = Schedule.of(request.query().getOrDefault("expression", ""));
            return ApiAnswer.json(200, ScheduleTold.of(schedule, clock.instant()));
        } catch (WrongScheduleException e) {
            throw ApiProblem.of(422, "schedule-wrong", e.getMessage(), e.remedy())
                    .refusal();
        }
    }

    private static List<Finding> both(List<Finding> first, List<Finding> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
