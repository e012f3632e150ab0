package io.revsync.sync.customers;

import io.revsync.quickbooks.Customer;
import io.revsync.sync.review.Suggestion;
import io.revsync.sync.run.Reason;
import io.revsync.sync.store.KeyLink;

/** Why a QuickBooks customer does not travel to Rev.io, in words an accountant understands. */
final class CustomerReasons {

    private CustomerReasons() {}

    static Reason noBillProfile(Customer customer) {
        return Reason.of(
                named(customer)
                        + " is not in Rev.io, and the settings do not say which bill profile it would get there.",
                "Choose a bill profile in the settings under customers from QuickBooks, or switch the direction off if they shall stay out of Rev.io.");
    }

    static Reason perhapsTheSame(Customer customer, Suggestion suggestion) {
        return Reason.of(
                named(customer) + " may be " + suggestion.record() + " of Rev.io, " + suggestion.name() + ". "
                        + suggestion.reason(),
                "If they are the same, give both the same name and e-mail address; if not, tell them apart by name. Then it is linked, or sent.");
    }

    static Reason linkedElsewhere(Customer customer, Suggestion suggestion, KeyLink link) {
        return Reason.of(
                named(customer) + " looks like " + suggestion.record() + " of Rev.io, " + suggestion.name()
                        + ", which is linked with QuickBooks customer " + link.quickBooksId() + ". "
                        + suggestion.reason(),
                "If it is there twice, merge the two in QuickBooks; if not, give them different names and e-mail addresses.");
    }

    static Reason foreignCurrency(Customer customer, String home) {
        return Reason.of(
                named(customer) + " is kept in " + customer.currency() + ", and Rev.io in " + home + ".",
                "Nothing can be done: customers of another currency stay out of Rev.io.");
    }

    static Reason waitsForParent(Customer customer, String parent) {
        return Reason.of(
                named(customer) + " is a sub-customer of QuickBooks customer " + parent
                        + ", which is not linked with Rev.io yet.",
                "Nothing needs to be done: it follows as soon as its parent is there.");
    }

    static Reason inactive(Customer customer, KeyLink link) {
        return Reason.of(
                named(customer) + " was made inactive in QuickBooks, but " + link.record()
                        + " of Rev.io is open: its bills cannot be sent.",
                "Close the customer in Rev.io, or make it active again in QuickBooks.");
    }

    static Reason goneInRevio(Customer customer, KeyLink link) {
        return Reason.of(
                named(customer) + " was changed in QuickBooks, and " + link.record() + " is no longer in Rev.io.",
                "Unlink the two if the customer shall be made again; otherwise make it inactive in QuickBooks.");
    }

    static Reason gone(KeyLink link) {
        return Reason.of(
                "QuickBooks customer " + link.quickBooksId() + ", the other half of " + link.record()
                        + " of Rev.io, is gone. It was merged into another, but nothing booked on it tells into which.",
                "Link " + link.record() + " with the customer that took its place.");
    }

    static Reason mergedIntoLinked(KeyLink link, Customer survivor, KeyLink other) {
        return Reason.of(
                "QuickBooks customer " + link.quickBooksId() + " was merged into " + survivor.displayName()
                        + ", but in Rev.io they are two: " + link.record() + " and " + other.record() + ".",
                "Move what is left of " + link.record() + " to " + other.record()
                        + " in Rev.io and close it, or make it a customer of its own in QuickBooks again and link the two.");
    }

    private static String named(Customer customer) {
        return "QuickBooks customer " + customer.id() + " " + customer.displayName();
    }
}
