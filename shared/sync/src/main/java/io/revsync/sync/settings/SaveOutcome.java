package io.revsync.sync.settings;

import io.revsync.sync.Direction;

/** What came of a save. */
public sealed interface SaveOutcome {

    /** It is saved, and the rules are set. */
    record Saved(VersionedSettings settings) implements SaveOutcome {}

    /** Somebody saved this version since the change was made. Nothing was changed. */
    record Outdated(VersionedSettings current) implements SaveOutcome {}

    /** Somebody else saves at this moment. Nothing was changed. */
    record Busy() implements SaveOutcome {}

    /**
     * A direction's rule could not be set, so nothing was saved.
     *
     * @param putBack whether the rules are again as the saved document says; if not, they will be as soon as the settings are looked at
     *     and the rules can be set
     * @param reason the technical side
     */
    record NotScheduled(Direction direction, boolean putBack, String reason) implements SaveOutcome {}
}
