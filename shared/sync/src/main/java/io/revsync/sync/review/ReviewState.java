package io.revsync.sync.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a review has come. */
public enum ReviewState {
    /** Both sides are being read. */
    RUNNING,
    /** An admin decides. */
    READY,
    /** The links that were confirmed are being written. */
    FINISHING,
    /** They are written. */
    CONFIRMED;

    /** Its name in the API and in what is stored. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
