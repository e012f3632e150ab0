package io.revsync.sync.store;

/** Where a linked record was born. What came from the other side is never sent back. */
public enum Origin {
    REVIO,
    QUICKBOOKS
}
