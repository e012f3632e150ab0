package io.revsync.sync.store;

/** Why a record is on the list of problems, which decides when it is tried again. */
public enum ProblemKind {
    /** Tried again as soon as what it waits for is linked. */
    WAITING,
    /** Tried again when the record or the settings change, and once a day. */
    REFUSED,
    /** Tried again after a while that grows. */
    FAILED,
    /** Written, but QuickBooks' total differs from Rev.io's. Tried again when the record changes. */
    VARIANCE,
    /** Somebody changed it in QuickBooks, in a field that is Rev.io's. Looked at again by every run: gone once that is undone, or Rev.io says the same. */
    DIVERGENCE
}
