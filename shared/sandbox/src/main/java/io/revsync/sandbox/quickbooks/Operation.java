package io.revsync.sandbox.quickbooks;

import java.util.Locale;

/** What a write does. */
enum Operation {
    CREATE,
    UPDATE,
    DELETE,
    VOID;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
