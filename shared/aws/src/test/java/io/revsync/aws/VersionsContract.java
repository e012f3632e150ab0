package io.revsync.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.http.LimitState;
import io.revsync.sync.settings.InitialSettings;
import io.revsync.sync.settings.SavedSettings;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.VersionedSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is saved only over the version it was made on: settings and call budgets. */
interface VersionsContract extends OnAws {

    @Test
    default void settingsAreSavedOverTheVersionTheyWereMadeOn() {
        DynamoDbSettingsStore store = new DynamoDbSettingsStore(company().tables);
        assertThat(store.load()).isEmpty();
        VersionedSettings first = new VersionedSettings(1, named("first"));
        assertThat(store.save(named("first"), 0, by("Ann"))).contains(first);
        assertThat(store.load()).contains(first);
        assertThat(store.save(named("also first"), 0, by("Bob"))).isEmpty();
        assertThat(store.save(named("second"), 1, by("Cho"))).contains(new VersionedSettings(2, named("second")));
        assertThat(store.save(named("late"), 1, by("Dan"))).isEmpty();
        assertThat(store.load()).contains(new VersionedSettings(2, named("second")));
        SavedSettings one = new SavedSettings(1, named("first"), by("Ann"));
        assertThat(store.history()).containsExactly(new SavedSettings(2, named("second"), by("Cho")), one);
        assertThat(store.version(1)).contains(one);
        assertThat(store.version(3)).isEmpty();
    }

    @Test
    default void theHistoryOfSettingsIsInTheOrderOfVersions() {
        DynamoDbSettingsStore store = new DynamoDbSettingsStore(company().tables);
        for (long version = 0; version < 12; version++) {
            store.save(named("n" + version), version, by("Ann"));
        }
        assertThat(store.history()).extracting(SavedSettings::version).startsWith(12L, 11L, 10L, 9L);
    }

    private static Saving by(String name) {
        return Saving.of(name, Company.START);
    }

    @Test
    default void aBudgetIsSavedByOneOfTwo() {
        DynamoDbLimitStore store = new DynamoDbLimitStore(company().tables);
        assertThat(store.load("quickbooks/1")).isEqualTo(LimitState.EMPTY);
        LimitState mine = new LimitState(0, 5, List.of(new TreeMap<>(Map.of(1_700_000_000_000L, 3))));
        assertThat(store.save("quickbooks/1", mine)).isTrue();
        assertThat(store.save("quickbooks/1", mine)).isFalse();
        assertThat(store.load("quickbooks/1")).isEqualTo(new LimitState(1, 5, mine.slices()));
        assertThat(store.save("quickbooks/1", store.load("quickbooks/1"))).isTrue();
        assertThat(store.load("quickbooks/1").version()).isEqualTo(2);
        assertThat(store.load("quickbooks/2")).isEqualTo(LimitState.EMPTY);
    }

    private static Settings named(String name) {
        return Settings.defaults().with(new InitialSettings(name, null));
    }
}
