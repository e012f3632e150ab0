package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;

/** The company's settings that decide how a record must be written. */
public record Preferences(ObjectNode json) implements QuickBooksRecord {

    /** On: numbers we send are kept. Off: QuickBooks numbers by itself, and a number sent may come to be given twice. */
    public boolean customTxnNumbers() {
        return Fields.flag(json.path("SalesFormsPrefs"), "CustomTxnNumbers", false);
    }

    /** QuickBooks applies credits to invoices by itself. */
    public boolean autoApplyCredit() {
        return Fields.flag(json.path("SalesFormsPrefs"), "AutoApplyCredit", false);
    }

    /** QuickBooks applies payments to invoices by itself. */
    public boolean autoApplyPayments() {
        return Fields.flag(json.path("SalesFormsPrefs"), "AutoApplyPayments", false);
    }

    public boolean usingSalesTax() {
        return Fields.flag(json.path("TaxPrefs"), "UsingSalesTax", false);
    }

    /** QuickBooks computes US sales tax itself (automated sales tax), and may change what we send. */
    public boolean automatedSalesTax() {
        return Fields.flag(json.path("TaxPrefs"), "PartnerTaxEnabled", false);
    }

    public boolean multiCurrency() {
        return Fields.flag(json.path("CurrencyPrefs"), "MultiCurrencyEnabled", false);
    }

    /** ISO 4217; empty when QuickBooks does not say. */
    public String homeCurrency() {
        return Ref.of(json.path("CurrencyPrefs").path("HomeCurrency"))
                .map(Ref::value)
                .orElse("");
    }

    /** The last day of the books that are closed, if any are. */
    public Optional<LocalDate> bookCloseDate() {
        return Fields.date(json.path("AccountingInfoPrefs"), "BookCloseDate");
    }
}
