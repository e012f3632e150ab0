package io.revsync.revio;

/** Whether a payment still counts. */
public enum PaymentState {
    POSTED,
    VOIDED,
    REVERSED,
    /** Rev.io tells a state in a word that is not documented. */
    UNKNOWN
}
