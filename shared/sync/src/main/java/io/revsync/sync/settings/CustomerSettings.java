package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a customer that is born in QuickBooks is made in Rev.io.
 *
 * @param billProfileId Rev.io bill profile that customers from QuickBooks get; none, the default: they are not made
 * @param customerClass whether they are businesses; default by name
 * @param onQuickBooksDeactivate what becomes in Rev.io of one that is made inactive in QuickBooks; default problem
 */
public record CustomerSettings(String billProfileId, ClassRule customerClass, DeactivationPolicy onQuickBooksDeactivate)
        implements Section {
    public CustomerSettings {
        billProfileId = billProfileId == null ? "" : billProfileId;
        customerClass = customerClass == null ? ClassRule.BY_NAME : customerClass;
        onQuickBooksDeactivate = onQuickBooksDeactivate == null ? DeactivationPolicy.PROBLEM : onQuickBooksDeactivate;
    }

    /** Rev.io's class of a customer that comes from QuickBooks, which knows none. */
    public enum ClassRule {
        /** A customer with a company name is a business, any other a resident. */
        @JsonProperty("by-name")
        BY_NAME,
        @JsonProperty("business")
        BUSINESS,
        @JsonProperty("residential")
        RESIDENTIAL
    }

    /** A customer without whom no bill can be sent should not vanish unnoticed. */
    public enum DeactivationPolicy {
        /** A person is told, and decides. */
        @JsonProperty("problem")
        PROBLEM,
        /** The customer is closed in Rev.io, and opened again with the one in QuickBooks. */
        @JsonProperty("close")
        CLOSE
    }
}
