package io.revsync.quickbooks;

/**
 * What a fault of QuickBooks asks of the caller. In order of gravity: of several errors in one fault, the gravest says what the
 * whole fault is, for what helps against the lesser one does not help against it.
 */
public enum FaultKind {
    /** Try the same again later, with the same request id. */
    RETRY,
    /** Too many calls: wait, then the same again, with the same request id. */
    THROTTLED,
    /** Somebody changed the record meanwhile: read it, decide again, send with the new SyncToken. */
    STALE,
    /** The name is taken by a customer, vendor or employee: adopt that record if it is the right one, or choose another name. */
    DUPLICATE_NAME,
    /** The number is taken by another transaction: adopt it if it is ours, or follow the policy for numbers. */
    DUPLICATE_DOC_NUMBER,
    /** The record, or one it refers to, does not exist or is inactive. */
    BAD_REFERENCE,
    /** The date lies in books that are closed. */
    CLOSED_PERIOD,
    /** The transaction is deposited, settled or matched with the bank: only a person can change it in QuickBooks. */
    LOCKED,
    /** QuickBooks refuses this record: its data, or the company's settings, must be changed. */
    REFUSED,
    /** Our bug: we sent what the API does not allow. */
    DEFECT,
    /** The company cannot be used for now: maintenance, locked, subscription ended. */
    SUSPENDED,
    /** QuickBooks no longer accepts our credentials: an admin must connect again. */
    RECONNECT
}
