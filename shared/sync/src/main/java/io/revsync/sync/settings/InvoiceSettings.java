package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a bill becomes an invoice.
 *
 * @param prefix put before the bill id to make the invoice number; default none
 * @param unmatchedOneTimeItemId QuickBooks item of a one-time charge whose product is not linked
 * @param unmatchedRecurringItemId QuickBooks item of a recurring charge whose product is not linked
 * @param taxItemId QuickBooks item of the line that carries Rev.io's taxes and fees
 * @param taxCodeId QuickBooks tax code of every line, outside the United States only; default none
 * @param closedPeriod what to do with a bill dated in a closed period; default refuse
 */
public record InvoiceSettings(
        String prefix,
        String unmatchedOneTimeItemId,
        String unmatchedRecurringItemId,
        String taxItemId,
        String taxCodeId,
        ClosedPeriod closedPeriod)
        implements Section {
    public InvoiceSettings {
        prefix = prefix == null ? "" : prefix;
        unmatchedOneTimeItemId = unmatchedOneTimeItemId == null ? "" : unmatchedOneTimeItemId;
        unmatchedRecurringItemId = unmatchedRecurringItemId == null ? "" : unmatchedRecurringItemId;
        taxItemId = taxItemId == null ? "" : taxItemId;
        taxCodeId = taxCodeId == null ? "" : taxCodeId;
        closedPeriod = closedPeriod == null ? ClosedPeriod.REFUSE : closedPeriod;
    }

    /** What to do with a record dated on or before QuickBooks' book close date. */
    public enum ClosedPeriod {
        @JsonProperty("refuse")
        @JsonAlias("REFUSE")
        REFUSE,
        /** It is dated the day after the books were closed. */
        @JsonProperty("next-open-day")
        @JsonAlias("NEXT_OPEN_DAY")
        NEXT_OPEN_DAY
    }
}
