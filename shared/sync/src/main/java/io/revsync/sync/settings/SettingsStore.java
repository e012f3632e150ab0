package io.revsync.sync.settings;

import java.util.List;
import java.util.Optional;

/** Port: where the settings document lives, with every version that ever was. */
public interface SettingsStore {

    /** The newest version; empty when nothing was ever saved. Consistent read. */
    Optional<VersionedSettings> load();

    /**
     * Saves the next version, and keeps it for good.
     *
     * @param expectedVersion the version the change was made on; 0 for the first
     * @return the new version; empty, and nothing saved, when somebody saved in between
     */
    Optional<VersionedSettings> save(Settings settings, long expectedVersion, Saving saving);

    /** All versions, newest first. */
    List<SavedSettings> history();

    /** A version, as it was saved. */
    Optional<SavedSettings> version(long version);
}
