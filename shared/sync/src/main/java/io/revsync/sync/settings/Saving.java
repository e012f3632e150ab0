package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Who saved, and when.
 *
 * @param restoredFrom the older version that was saved again, if it was one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Saving(String by, Instant at, Optional<Long> restoredFrom) {

    /** A save of what somebody entered. */
    public static Saving of(String by, Instant at) {
        return new Saving(by, at, Optional.empty());
    }
}
