package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.sync.Reach;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether, when and how far back a direction runs.
 *
 * @param enabled default on
 * @param schedule five-field cron, UTC; default every hour
 * @param startDate records dated before it do not travel; default none
 * @param backFillFrom the first day of a range before the start date that travels all the same; default none
 * @param backFillTo the last day of it
 * @param lookBackDays how far back this direction's first run reads, 0 means everything; default that of the advanced settings
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DirectionSettings(
        Boolean enabled,
        String schedule,
        Optional<LocalDate> startDate,
        Optional<LocalDate> backFillFrom,
        Optional<LocalDate> backFillTo,
        Optional<Integer> lookBackDays) {
    public DirectionSettings {
        enabled = enabled == null ? Boolean.TRUE : enabled;
        schedule = schedule == null ? "0 * * * *" : schedule;
        startDate = startDate == null ? Optional.empty() : startDate;
        backFillFrom = backFillFrom == null ? Optional.empty() : backFillFrom;
        backFillTo = backFillTo == null ? Optional.empty() : backFillTo;
        lookBackDays = lookBackDays == null ? Optional.empty() : lookBackDays;
    }

    /** Without a back-fill. */
    public DirectionSettings(Boolean enabled, String schedule, Optional<LocalDate> startDate) {
        this(enabled, schedule, startDate, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether a record of this date travels; one without a date does. */
    public boolean reaches(Optional<LocalDate> date) {
        return reach().includes(date);
    }

    /** The dates that travel. */
    @JsonIgnore
    public Reach reach() {
        return new Reach(startDate, backFillFrom, backFillTo);
    }
}
