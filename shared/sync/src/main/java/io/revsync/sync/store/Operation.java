package io.revsync.sync.store;

/** What a command asks QuickBooks to do. */
public enum Operation {
    CREATE,
    UPDATE,
    VOID
}
