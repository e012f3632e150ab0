package io.revsync.sync.settings;

/** A version of the settings that was saved, and how. */
public record SavedSettings(long version, Settings settings, Saving saving) {

    /** Without who and when. */
    public VersionedSettings versioned() {
        return new VersionedSettings(version, settings);
    }
}
