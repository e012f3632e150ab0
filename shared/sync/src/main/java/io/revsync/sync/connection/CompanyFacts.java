package io.revsync.sync.connection;

import io.revsync.quickbooks.Preferences;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a QuickBooks company's preferences mean for a sync, and what an admin should know of them.
 *
 * @param customTxnNumbers whether the invoice numbers we send are kept
 * @param automatedSalesTax whether QuickBooks computes sales tax itself
 * @param homeCurrency ISO 4217; empty when QuickBooks does not say
 * @param bookCloseDate the last day of the closed books; absent if none are
 */
public record CompanyFacts(
        boolean customTxnNumbers,
        boolean automatedSalesTax,
        boolean multiCurrency,
        String homeCurrency,
        Optional<LocalDate> bookCloseDate,
        boolean autoApplyCredit,
        boolean autoApplyPayments) {

    /** The facts as QuickBooks tells them. */
    public static CompanyFacts of(Preferences preferences) {
        return new CompanyFacts(
                preferences.customTxnNumbers(),
                preferences.automatedSalesTax(),
                preferences.multiCurrency(),
                preferences.homeCurrency(),
                preferences.bookCloseDate(),
                preferences.autoApplyCredit(),
                preferences.autoApplyPayments());
    }

    /** What may surprise, the gravest first. */
    public List<Advice> warnings() {
        List<Advice> warnings = new ArrayList<>();
        if (!customTxnNumbers) {
            warnings.add(new Advice(
                    "QuickBooks numbers invoices by itself, so it will not keep the numbers of Rev.io's bills.",
                    "In QuickBooks, under Account and settings, Sales, Sales form content, switch on custom transaction"
                            + " numbers. Then check the connection again."));
        }
        if (multiCurrency) {
            warnings.add(new Advice(
                    "The books are kept in several currencies. Rev.io's amounts carry none and are taken for "
                            + (homeCurrency.isEmpty() ? "the home currency." : homeCurrency + ", the home currency."),
                    "Sync only customers that are billed in the home currency."));
        }
        if (automatedSalesTax) {
            warnings.add(new Advice(
                    "QuickBooks computes sales tax by itself. Rev.io has computed the tax of its bills already, and the"
                            + " sync sends it as a line of its own.",
                    "Compare the first invoices with their bills; an invoice that differs is listed as a problem."));
        }
        bookCloseDate.ifPresent(
                day -> warnings.add(
                        new Advice(
                                "The books are closed up to " + day
                                        + ". QuickBooks takes nothing dated on that day or before.",
                                "Choose in the settings, under invoices, what becomes of bills of closed periods, or open the books.")));
        if (autoApplyCredit || autoApplyPayments) {
            warnings.add(new Advice(
                    "QuickBooks applies " + applied()
                            + " to open invoices by itself, which may be others than in Rev.io.",
                    "To have them applied as in Rev.io only, switch that off in QuickBooks under Account and settings,"
                            + " Advanced, Automation."));
        }
        return warnings;
    }

    private String applied() {
        if (autoApplyCredit && autoApplyPayments) {
            return "credits and payments";
        }
        return autoApplyCredit ? "credits" : "payments";
    }
}
