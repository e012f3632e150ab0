package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;

/** The company's settings the rules depend on, read from its Preferences and CompanyInfo records. */
record CompanyPreferences(JsonNode preferences, JsonNode companyInfo) {

    static final String WARN_DUPLICATE = "WarnDuplicateInvoiceNumber";

    /** Whether the company numbers its sales forms itself. */
    boolean customTxnNumbers() {
        return preferences.path("SalesFormsPrefs").path("CustomTxnNumbers").asBoolean(false);
    }

    /** The company setting "warn on duplicate number"; Preferences shows such switches as name and value. */
    boolean warnsOnDuplicateNumbers() {
        for (JsonNode pair : preferences.path("OtherPrefs").path("NameValue")) {
            if (pair.path("Name").asText().equals(WARN_DUPLICATE)) {
                return pair.path("Value").asBoolean(true);
            }
        }
        return true;
    }

    Optional<LocalDate> bookCloseDate() {
        return Wire.text(preferences.path("AccountingInfoPrefs"), "BookCloseDate")
                .map(LocalDate::parse);
    }

    boolean autoApplyCredit() {
        return preferences.path("SalesFormsPrefs").path("AutoApplyCredit").asBoolean(false);
    }

    boolean autoApplyPayments() {
        return preferences.path("SalesFormsPrefs").path("AutoApplyPayments").asBoolean(false);
    }

    boolean multiCurrency() {
        return preferences.path("CurrencyPrefs").path("MultiCurrencyEnabled").asBoolean(false);
    }

    String homeCurrency() {
        return Wire.ref(preferences.path("CurrencyPrefs"), "HomeCurrency").orElse("USD");
    }

    /** How sales tax works here: by country and whether the company has automated sales tax (DI:workflows/manage-sales-tax). */
    TaxRegime taxRegime() {
        if (!companyInfo.path("Country").asText("US").startsWith("US")) {
            return TaxRegime.GLOBAL;
        }
        return preferences.path("TaxPrefs").path("PartnerTaxEnabled").asBoolean(false)
                ? TaxRegime.US_AUTOMATED
                : TaxRegime.US_MANUAL;
    }
}
