package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a payment is posted.
 *
 * @param depositToAccountId QuickBooks account that payments are deposited to; default QuickBooks' own, Undeposited Funds
 * @param onQuickBooksEdit what becomes in Rev.io of a payment that came from QuickBooks and was changed there; default problem
 * @param onQuickBooksDelete the same for one that was voided or deleted there; default problem
 */
public record PaymentSettings(
        String depositToAccountId, PaymentPolicy onQuickBooksEdit, PaymentPolicy onQuickBooksDelete)
        implements Section {
    public PaymentSettings {
        depositToAccountId = depositToAccountId == null ? "" : depositToAccountId;
        onQuickBooksEdit = onQuickBooksEdit == null ? PaymentPolicy.PROBLEM : onQuickBooksEdit;
        onQuickBooksDelete = onQuickBooksDelete == null ? PaymentPolicy.PROBLEM : onQuickBooksDelete;
    }

    /** Rev.io takes no change of a payment. */
    public enum PaymentPolicy {
        /** A person is told, and decides. */
        @JsonProperty("problem")
        PROBLEM,
        /** The payment in Rev.io is reversed; a changed one is then sent anew. */
        @JsonProperty("reverse")
        REVERSE
    }
}
