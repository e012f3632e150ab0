package io.revsync.sync.store;

/** What an admin has decided about a record that has no other half. */
public enum Choice {
    /** It gets a record of its own on the other side, even where one of that name exists. */
    CREATE,
    /** It does not travel, nor does what hangs on it. */
    IGNORE
}
