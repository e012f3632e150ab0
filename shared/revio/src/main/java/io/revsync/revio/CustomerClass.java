package io.revsync.revio;

/** What kind of customer it is. */
public enum CustomerClass {
    BUSINESS,
    RESIDENTIAL,
    /** None, or a word Rev.io does not document. */
    UNKNOWN
}
