package io.revsync.sync.settings;

import java.util.Optional;

/** Port: where the settings document lives. */
public interface SettingsStore {

    /** The newest version; empty when nothing was ever saved. Consistent read. */
    Optional<VersionedSettings> load();

    /**
     * Saves the next version.
     *
     * @param expectedVersion the version the change was made on; 0 for the first
     * @return the new version; empty, and nothing saved, when somebody saved in between
     */
    Optional<VersionedSettings> save(Settings settings, long expectedVersion);
}
