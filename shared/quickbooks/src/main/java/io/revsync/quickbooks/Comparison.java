package io.revsync.quickbooks;

/** The comparisons QuickBooks' query language has; there is no OR and no NOT. */
public enum Comparison {
    EQ("="),
    LT("<"),
    GT(">"),
    LE("<="),
    GE(">="),
    /** With {@code %} for any text. */
    LIKE("LIKE");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }
}
