package io.revsync.sync;

/** One of the two systems whose books are kept equal. */
public enum Side {
    REVIO("Rev.io"),
    QUICKBOOKS("QuickBooks");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }
}
