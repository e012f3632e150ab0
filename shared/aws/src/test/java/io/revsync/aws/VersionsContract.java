package io.revsync.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.http.LimitState;
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
        assertThat(store.save(named("first"), 0)).contains(first);
        assertThat(store.load()).contains(first);
        assertThat(store.save(named("also first"), 0)).isEmpty();
        assertThat(store.save(named("second"), 1)).contains(new VersionedSettings(2, named("second")));
        assertThat(store.save(named("late"), 1)).isEmpty();
        assertThat(store.load()).contains(new VersionedSettings(2, named("second")));
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
        return new Settings(new Settings.Initial(name, null), null, null, null, null, null, null);
    }
}
