package io.revsync.functions.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import io.revsync.api.FieldError;
import io.revsync.sync.settings.SaveOutcome;
import io.revsync.sync.settings.SavedSettings;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsCheck;
import io.revsync.sync.settings.SettingsDesk;
import io.revsync.sync.settings.SettingsSchema;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The routes of the settings document itself. */
final class SettingsRoutes {
    private final SettingsDesk desk;
    private final SettingsStore store;
    private final Settings installation;
    private final Examination examination;
    private final ShownSettings shown;
    private final Clock clock;

    /** @param installation what is shown before anything was saved */
    SettingsRoutes(
            SettingsDesk desk,
            SettingsStore store,
            Settings installation,
            Examination examination,
            ShownSettings shown,
            Clock clock) {
        this.desk = desk;
        this.store = store;
        this.installation = installation;
        this.examination = examination;
        this.shown = shown;
        this.clock = clock;
    }

    /** {@code GET /config/schema} */
    static ApiAnswer schema(SettingsSchema schema) {
        return ApiAnswer.of(
                200, "application/schema+json", schema.json().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** {@code GET /config} */
    ApiAnswer read(ApiRequest request) {
        VersionedSettings current = current();
        return ApiAnswer.json(200, shown.of(current.settings(), request)).with("ETag", tag(current.version()));
    }

    /** {@code POST /config/check} */
    ApiAnswer check(ApiRequest request) {
        return ApiAnswer.json(200, examination.report(examination.read(request.json()), request.deadline()));
    }

    /** {@code PUT /config} */
    ApiAnswer save(ApiRequest request) {
        return save(request.json(), Optional.empty(), request);
    }

    /**
     * Saves a document, if it is right and made on the newest version.
     *
     * @param restoredFrom the older version it is, if it is one
     */
    ApiAnswer save(ObjectNode document, Optional<Long> restoredFrom, ApiRequest request) {
        IfMatch ifMatch = IfMatch.of(request);
        SettingsCheck.Result read = examination.read(document);
        // What is wrong by itself is wrong on any version, and refused before anything stored is looked at.
        if (!read.errors().isEmpty()) {
            throw wrong(examination.report(read, request.deadline())).refusal();
        }
        VersionedSettings current = current();
        if (!ifMatch.matches(current.version())) {
            return outdated(ifMatch, current, request);
        }
        Report report = examination.report(read, request.deadline());
        if (!report.ok()) {
            throw wrong(report).refusal();
        }
        Saving saving = new Saving(request.requireAdmin().name(), clock.instant(), restoredFrom);
        SaveOutcome outcome = desk.save(read.settings(), current.version(), saving);
        if (outcome instanceof SaveOutcome.Saved saved) {
            long version = saved.settings().version();
            ObjectNode settings = shown.of(saved.settings().settings(), request);
            return ApiAnswer.json(200, report.saved(version, settings)).with("ETag", tag(version));
        }
        if (outcome instanceof SaveOutcome.Outdated outdated) {
            return outdated(new IfMatch(false, Set.of(current.version())), outdated.current(), request);
        }
        throw refusal(outcome).refusal();
    }

    private VersionedSettings current() {
        return desk.load().orElseGet(() -> new VersionedSettings(0, installation));
    }

    private static ApiProblem wrong(Report report) {
        return ApiProblem.of(
                        422,
                        "settings-wrong",
                        "The settings were not saved: "
                                + (report.errors().size() == 1
                                        ? "one of them is wrong."
                                        : report.errors().size() + " of them are wrong."),
                        "Correct what is named, then save again.")
                .withErrors(report.errors().stream()
                        .map(error -> new FieldError(error.pointer(), error.problem(), error.remedy()))
                        .toList());
    }

    private static ApiProblem refusal(SaveOutcome outcome) {
        if (outcome instanceof SaveOutcome.NotScheduled failed) {
            return ApiProblem.of(
                            503,
                            "not-scheduled",
                            "The schedule of " + failed.direction().key() + " could not be set, so nothing was saved."
                                    + (failed.putBack()
                                            ? ""
                                            : " Other schedules could not be put back yet; they will be when the settings are looked at again."),
                            "Save again in a minute. If it stays, the technical detail says what AWS refuses.")
                    .withDetail(failed.reason());
        }
        return ApiProblem.of(
                409,
                "save-under-way",
                "Somebody else saves the settings at this moment, or a save has just failed half-way.",
                "Save again in a minute.");
    }

    private ApiAnswer outdated(IfMatch ifMatch, VersionedSettings current, ApiRequest request) {
        Settings known = ifMatch.newest()
                .flatMap(store::version)
                .map(SavedSettings::settings)
                .orElse(installation);
        Optional<Saving> saving = store.version(current.version()).map(SavedSettings::saving);
        return OutdatedProblem.of(
                        current.version(),
                        saving,
                        SettingsChange.between(known, current.settings()),
                        request.requestId())
                .answer();
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
