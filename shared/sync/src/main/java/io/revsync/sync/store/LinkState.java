package io.revsync.sync.store;

/** Whether the QuickBooks record of a link still counts. */
public enum LinkState {
    LIVE,
    /** We voided it, because the Rev.io record was deleted. */
    VOIDED
}
