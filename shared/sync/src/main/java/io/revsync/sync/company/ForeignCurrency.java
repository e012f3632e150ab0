package io.revsync.sync.company;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.sync.run.Reason;
import io.revsync.sync.store.Command;
import java.util.Optional;

/**
 * Tells what is kept in another currency than the company's own. A customer's currency never changes in QuickBooks, and Rev.io's amounts
 * carry none: they are of the company's home currency.
 */
public final class ForeignCurrency {

    private final QuickBooksClient quickBooks;

    public ForeignCurrency(QuickBooksClient quickBooks) {
        this.quickBooks = quickBooks;
    }

    /** The company's own currency, if this is another one; not asked for where records carry none. */
    public Optional<String> home(String currency, Deadline deadline) {
        return currency.isEmpty()
                ? Optional.empty()
                : Optional.of(quickBooks.preferences(deadline).homeCurrency())
                        .filter(home -> isForeign(currency, home));
    }

    /** Why QuickBooks refused a transaction, if that is it; asks for the customer, and only where the company keeps several currencies. */
    public Optional<Reason> of(Command refused, Deadline deadline) {
        String ours = refused.body().path("CurrencyRef").path("value").asText();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        String id = refused.body().path("CustomerRef").path("value").asText();
        return quickBooks
                .read(Entity.CUSTOMER, id, deadline)
                .filter(customer -> isForeign(customer.currency(), ours))
                .map(customer -> Reason.of(
                        "QuickBooks keeps " + customer.displayName() + " in " + customer.currency()
                                + ", and the amounts of Rev.io are in " + ours + ", so it does not take "
                                + refused.label() + ".",
                        "Link the customer to one that QuickBooks keeps in " + ours
                                + ", or make one; the currency of a customer cannot be changed there."));
    }

    private static boolean isForeign(String currency, String home) {
        return !home.isEmpty() && !currency.isEmpty() && !currency.equals(home);
    }
}
