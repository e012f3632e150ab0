package io.revsync.sync.company;

/** How QuickBooks has to be told that Rev.io has computed the tax already. */
public enum SalesTax {
    /** A US company that does not use sales tax: nothing has to be said. */
    NONE,
    /** A US company's lines are of one of two pseudo tax codes, whether QuickBooks computes the tax itself or not. */
    UNITED_STATES,
    /** Elsewhere (GST, VAT) each form says how its amounts stand to tax, and lines may have a real tax code. */
    GLOBAL
}
