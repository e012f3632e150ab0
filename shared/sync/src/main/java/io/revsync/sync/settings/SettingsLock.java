package io.revsync.sync.settings;

import java.util.Optional;

/** Port: lets one at a time save, because a save changes more than the document. */
public interface SettingsLock {

    /** Takes the lock for as long as a save may take. @return what {@link #release} needs; empty if somebody else saves just now */
    Optional<Long> take();

    /** Gives it back. Whoever leaves things half done does not, so that they are seen to. */
    void release(long taken);

    /** Whether somebody took it, never gave it back, and has no time left. */
    boolean abandoned();
}
