package io.revsync.sync.store;

/** Whether both records of a link still count. */
public enum LinkState {
    LIVE,
    /** We voided, or closed, the one because the other was deleted or made inactive. */
    VOIDED,
    /** We took the Rev.io payment back, because the QuickBooks payment is gone or another; that one is free to be sent anew. */
    REVERSED
}
