package io.revsync.sandbox.quickbooks;

/** Who computes a company's sales tax. */
public enum TaxRegime {
    /** A US company with automated sales tax: QuickBooks computes, unless a total is sent. */
    US_AUTOMATED,
    /** A US company that names a tax code for each transaction. */
    US_MANUAL,
    /** Elsewhere: each line has a tax code, and amounts are before or with tax. */
    GLOBAL
}
