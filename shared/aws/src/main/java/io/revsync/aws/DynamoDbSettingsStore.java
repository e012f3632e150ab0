package io.revsync.aws;

import io.revsync.sync.settings.SavedSettings;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item holds the newest version, one more each version that ever was; a save writes both at once. A save that was made on an older
 * version is refused.
 */
public final class DynamoDbSettingsStore implements SettingsStore {
    private static final String NAME = "current";
    private static final String SAVING = "saving";

    private final CompanyTables tables;
    private final Section settings;
    private final Section history;

    public DynamoDbSettingsStore(CompanyTables tables) {
        this.tables = tables;
        this.settings = tables.settings("settings");
        this.history = tables.settings("history");
    }

    @Override
    public Optional<VersionedSettings> load() {
        return settings.get(NAME).map(item -> new VersionedSettings(Section.version(item), settings(item)));
    }

    @Override
    public Optional<VersionedSettings> save(Settings changed, long expectedVersion, Saving saving) {
        long version = expectedVersion + 1;
        String document = Attributes.write(changed);
        boolean saved = tables.writeVersion(
                settings.writingVersion(
                        NAME, expectedVersion, document, UUID.randomUUID().toString()),
                history.writing(
                        name(version),
                        Map.of(
                                Section.VERSION,
                                Attributes.number(version),
                                Section.VALUE,
                                Attributes.text(document),
                                SAVING,
                                Attributes.text(Attributes.write(saving)))));
        return saved ? Optional.of(new VersionedSettings(version, changed)) : Optional.empty();
    }

    @Override
    public List<SavedSettings> history() {
        List<SavedSettings> versions =
                new ArrayList<>(history.all().map(DynamoDbSettingsStore::saved).toList());
        Collections.reverse(versions);
        return versions;
    }

    @Override
    public Optional<SavedSettings> version(long version) {
        return history.get(name(version)).map(DynamoDbSettingsStore::saved);
    }

    private static SavedSettings saved(Map<String, AttributeValue> item) {
        return new SavedSettings(
                Section.version(item),
                settings(item),
                Attributes.read(item.get(SAVING).s(), Saving.class));
    }

    private static Settings settings(Map<String, AttributeValue> item) {
        return Attributes.read(item.get(Section.VALUE).s(), Settings.class);
    }

    /** Sorts as the number does. */
    private static String name(long version) {
        return String.format("%010d", version);
    }
}
