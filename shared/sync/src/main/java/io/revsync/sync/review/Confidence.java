package io.revsync.sync.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How sure a suggestion is, the surest first. */
public enum Confidence {
    /** The two are linked already. */
    LINKED("linked"),
    /** Rev.io's own key links, perhaps made by another integration, name the QuickBooks record. */
    KEY_LINK("key-link"),
    /** The account number, the product's code, the e-mail address, or the note we once wrote says so. */
    EXACT_ID("exact-id"),
    /** The names are equal and nothing contradicts. */
    EXACT_NAME("exact-name"),
    /** The names are nearly equal, or equal while something else contradicts. */
    CLOSE_NAME("close-name"),
    /** Several fit equally well. */
    AMBIGUOUS("ambiguous"),
    /** Nothing fits. */
    NONE("none");

    private final String key;

    Confidence(String key) {
        this.key = key;
    }

    /** Its name in the API and in what is stored. */
    @JsonValue
    public String key() {
        return key;
    }

    /** Whether it may be confirmed together with others, unseen. */
    public boolean exact() {
        return compareTo(EXACT_NAME) <= 0;
    }

    /** Whether one QuickBooks record is suggested. */
    public boolean names() {
        return compareTo(CLOSE_NAME) <= 0;
    }

    /** @throws IllegalArgumentException when there is none of this key */
    public static Confidence of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no confidence called \"" + key + "\"."));
    }
}
