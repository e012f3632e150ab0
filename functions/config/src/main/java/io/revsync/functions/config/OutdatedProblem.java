package io.revsync.functions.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.api.ApiAnswer;
import io.revsync.sync.settings.Saving;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A save was made on an older version: who saved meanwhile, and what is different now.
 *
 * @param version the newest
 * @param changes from the version the save was made on to the newest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutdatedProblem(
        int status,
        String code,
        String title,
        String remedy,
        String requestId,
        long version,
        String savedBy,
        Instant savedAt,
        List<SettingsChange> changes) {

    static OutdatedProblem of(long version, Optional<Saving> saving, List<SettingsChange> changes, String requestId) {
        return new OutdatedProblem(
                412,
                "settings-outdated",
                saving.map(who -> who.by() + " has").orElse("Somebody has")
                        + " saved the settings since you opened them. Nothing of yours was saved.",
                "Look at what has changed, then make your changes on the newest version.",
                requestId,
                version,
                saving.map(Saving::by).orElse(null),
                saving.map(Saving::at).orElse(null),
                changes);
    }

    ApiAnswer answer() {
        return ApiAnswer.json(status, this)
                .with("Content-Type", "application/problem+json")
                .with("ETag", "\"" + version + "\"");
    }
}
