package io.revsync.sandbox.revio;

/** What happens to a filter the collection does not know. An integrator found the real API to ignore them silently. */
public enum UnknownFilters {
    IGNORED,
    REFUSED
}
