package io.revsync.aws;

import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import java.util.Optional;
import java.util.UUID;

/** One item holds the newest version; a save that was made on an older one is refused. */
public final class DynamoDbSettingsStore implements SettingsStore {
    private static final String NAME = "current";

    private final Section settings;

    public DynamoDbSettingsStore(CompanyTables tables) {
        this.settings = tables.settings("settings");
    }

    @Override
    public Optional<VersionedSettings> load() {
        return settings.get(NAME)
                .map(item -> new VersionedSettings(
                        Section.version(item),
                        Attributes.read(item.get(Section.VALUE).s(), Settings.class)));
    }

    @Override
    public Optional<VersionedSettings> save(Settings changed, long expectedVersion) {
        String writer = UUID.randomUUID().toString();
        return settings.putVersion(NAME, expectedVersion, Attributes.write(changed), writer)
                ? Optional.of(new VersionedSettings(expectedVersion + 1, changed))
                : Optional.empty();
    }
}
