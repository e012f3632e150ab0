package io.revsync.revio;

/** Where a customer is in its life with the company that bills it. */
public enum CustomerStatus {
    OPEN,
    PENDING,
    PROSPECT,
    CLOSED,
    /** None, or a word Rev.io does not document. */
    UNKNOWN
}
