package io.revsync.sync.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.CompanyInfo;
import io.revsync.quickbooks.Preferences;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.sync.run.Reason;
import io.revsync.sync.settings.InvoiceSettings.ClosedPeriod;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** What the connected company asks of a record, read when first needed: a run that writes nothing does not ask for it. */
public final class CompanyRules {

    private final Supplier<Preferences> preferences;
    private final Supplier<CompanyInfo> company;
    private Optional<Preferences> known = Optional.empty();
    private Optional<SalesTax> salesTax = Optional.empty();

    public CompanyRules(Supplier<Preferences> preferences, Supplier<CompanyInfo> company) {
        this.preferences = preferences;
        this.company = company;
    }

    /** Of the company this client is connected to. */
    public static CompanyRules of(QuickBooksClient quickBooks, Deadline deadline) {
        return new CompanyRules(() -> quickBooks.preferences(deadline), () -> quickBooks.companyInfo(deadline));
    }

    public Preferences preferences() {
        if (known.isEmpty()) {
            known = Optional.of(preferences.get());
        }
        return known.get();
    }

    /** How its sales tax works. Automated sales tax is in the United States only, so the country of others alone is asked for. */
    public SalesTax salesTax() {
        if (salesTax.isEmpty()) {
            boolean global =
                    !preferences().automatedSalesTax() && !company.get().inUnitedStates();
            salesTax = Optional.of(
                    global ? SalesTax.GLOBAL : preferences().usingSalesTax() ? SalesTax.UNITED_STATES : SalesTax.NONE);
        }
        return salesTax.get();
    }

    /** The day a record of this date is posted on; empty if its books are closed and the policy does not let it move. */
    public Optional<LocalDate> postingDate(LocalDate date, ClosedPeriod policy) {
        Optional<LocalDate> closed = closedUpTo(date);
        return policy == ClosedPeriod.REFUSE && closed.isPresent()
                ? Optional.empty()
                : Optional.of(closed.map(close -> close.plusDays(1)).orElse(date));
    }

    /** Why a record that has no posting date is refused. */
    public Reason closed(String record, LocalDate date) {
        return Reason.of(
                record + " is dated " + date + ", but the books in QuickBooks are closed up to "
                        + closedUpTo(date).orElseThrow() + ".",
                "Reopen the books in QuickBooks, or choose in the settings to date such records the day after.");
    }

    private Optional<LocalDate> closedUpTo(LocalDate date) {
        return preferences().bookCloseDate().filter(close -> !date.isAfter(close));
    }

    /** Names the home currency, where QuickBooks keeps several. */
    public void putCurrency(ObjectNode transaction) {
        if (preferences().multiCurrency()) {
            transaction.putObject("CurrencyRef").put("value", preferences().homeCurrency());
        }
    }
}
