package io.revsync.sync.store;

/** What a command asks the other side to do. */
public enum Operation {
    CREATE,
    UPDATE,
    VOID
}
