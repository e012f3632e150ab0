package io.revsync.sync.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What an admin may decide about a Rev.io record. */
public enum DecisionKind {
    UNDECIDED,
    /** The suggestion is right. */
    CONFIRMED,
    /** The suggestion is wrong, and no other is right either. */
    REJECTED,
    /** Another QuickBooks record is its other half. */
    MAPPED,
    /** It gets a new one. */
    CREATE,
    /** It does not travel. */
    IGNORE;

    /** Its name in the API and in what is stored. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of this key */
    public static DecisionKind of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no decision called \"" + key + "\"."));
    }
}
