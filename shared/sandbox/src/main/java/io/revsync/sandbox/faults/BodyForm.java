package io.revsync.sandbox.faults;

/** What an error's body is written in. */
public enum BodyForm {
    JSON,
    XML,
    HTML,
    EMPTY
}
