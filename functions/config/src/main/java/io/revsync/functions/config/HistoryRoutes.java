package io.revsync.functions.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiRequest;
import io.revsync.sync.settings.SavedSettings;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of older versions of the settings. */
final class HistoryRoutes {
    private final SettingsStore store;
    private final Settings installation;
    private final SettingsRoutes settings;

    /** @param installation what the first version is compared with */
    HistoryRoutes(SettingsStore store, Settings installation, SettingsRoutes settings) {
        this.store = store;
        this.installation = installation;
        this.settings = settings;
    }

    /** A line of the history. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Version(
            long version, Instant savedAt, String savedBy, Optional<Long> restoredFrom, List<SettingsChange> changes) {}

    /** {@code GET /config/history} */
    ApiAnswer list(ApiRequest request) {
        List<SavedSettings> saved = store.history();
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < saved.size(); i++) {
            SavedSettings each = saved.get(i);
            Settings before = i + 1 < saved.size() ? saved.get(i + 1).settings() : installation;
            versions.add(new Version(
                    each.version(),
                    each.saving().at(),
                    each.saving().by(),
                    each.saving().restoredFrom(),
                    SettingsChange.between(before, each.settings())));
        }
        return ApiAnswer.json(200, Map.of("versions", versions));
    }

    /** {@code GET /config/history/{version}} */
    ApiAnswer read(ApiRequest request) {
        return ApiAnswer.json(200, ShownSettings.whole(version(request).settings()));
    }

    /** {@code POST /config/history/{version}/restore} */
    ApiAnswer restore(ApiRequest request) {
        SavedSettings old = version(request);
        return settings.save(ShownSettings.whole(old.settings()), Optional.of(old.version()), request);
    }

    private SavedSettings version(ApiRequest request) {
        return Optional.of(request.parameter("version"))
                .filter(text -> text.matches("[1-9]\\d{0,9}"))
                .flatMap(text -> store.version(Long.parseLong(text)))
                .orElseThrow(() -> ApiProblem.of(
                                404,
                                "no-such-version",
                                "There is no version \"" + request.parameter("version") + "\" of the settings.",
                                "GET /config/history lists those that are kept.")
                        .refusal());
    }
}
