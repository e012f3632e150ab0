package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a credit is applied.
 *
 * @param untold what happens to a credit of which Rev.io does not tell what it was posted to; default oldest first
 */
public record CreditSettings(Untold untold) implements Section {
    public CreditSettings {
        untold = untold == null ? Untold.OLDEST_FIRST : untold;
    }

    /** What a credit is applied to if Rev.io does not tell. */
    public enum Untold {
        /** The customer's oldest open invoices, as Rev.io itself posts credits. */
        @JsonProperty("oldest-first")
        OLDEST_FIRST,
        /** None: it stays open for a person to apply. */
        @JsonProperty("leave")
        LEAVE
    }
}
