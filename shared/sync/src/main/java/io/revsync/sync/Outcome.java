package io.revsync.sync;

/** What became of a record in a run. Every record read gets exactly one. */
public enum Outcome {
    CREATED,
    UPDATED,
    VOIDED,
    /** It was there on both sides already; only the link is new. */
    LINKED,
    /** Nothing about it differs from what was written before. */
    UNCHANGED,
    /** By rule it does not travel: a prospect, a bill before the start date. */
    SKIPPED,
    /** Something it refers to is not linked yet; it is tried again by itself. */
    WAITING,
    /** A rule forbids it; a person has to mend the record or the settings. */
    REFUSED,
    /** It could not be written for a reason that may pass; it is tried again by itself. */
    FAILED
}
