package io.revsync.sync.customers;

import io.revsync.quickbooks.Address;
import io.revsync.quickbooks.Customer;
import io.revsync.revio.CustomerClass;
import io.revsync.revio.NewCustomer;
import io.revsync.sync.settings.CustomerSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a QuickBooks customer looks in Rev.io. Pure. */
final class RevioProfile {

    /** Rev.io keeps the extension of a US postal code by itself. */
    private static final Pattern ZIP_PLUS_FOUR = Pattern.compile("(\\d{5})-(\\d{4})");

    private static final String ACCOUNT = "QBO-";

    private RevioProfile() {}

    /**
     * The Rev.io customer as it should be.
     *
     * @param parentId Rev.io's id of the customer it is billed under, if it has a parent
     */
    static NewCustomer of(Customer customer, Optional<String> parentId, CustomerSettings settings) {
        Address billing = customer.billAddress().isEmpty() ? customer.shipAddress() : customer.billAddress();
        Address service = customer.shipAddress().isEmpty() ? billing : customer.shipAddress();
        return new NewCustomer(
                accountNumber(customer.id()),
                parentId,
                customerClass(customer, settings.customerClass()),
                customer.email(),
                address(customer, billing),
                address(customer, service),
                settings.billProfileId());
    }

    /** By which the Rev.io customer made for this QuickBooks customer is found again. */
    static String accountNumber(String quickBooksId) {
        return ACCOUNT + quickBooksId;
    }

    /** The QuickBooks id that an account number of ours names. */
    static Optional<String> quickBooksIdIn(String accountNumber) {
        String id = accountNumber.strip().replaceFirst("^" + ACCOUNT, "");
        return accountNumber.strip().startsWith(ACCOUNT) && id.matches("\\d{1,18}")
                ? Optional.of(id)
                : Optional.empty();
    }

    private static CustomerClass customerClass(Customer customer, CustomerSettings.ClassRule rule) {
        return switch (rule) {
            case BUSINESS -> CustomerClass.BUSINESS;
            case RESIDENTIAL -> CustomerClass.RESIDENTIAL;
            case BY_NAME -> isPerson(customer) ? CustomerClass.RESIDENTIAL : CustomerClass.BUSINESS;
        };
    }

    private static boolean isPerson(Customer customer) {
        return customer.companyName().isEmpty() && !(customer.givenName() + customer.familyName()).isEmpty();
    }

    /** Rev.io has no customer name but that in an address; so one that has only the name QuickBooks shows gets that as company. */
    private static io.revsync.revio.Address address(Customer customer, Address address) {
        String company = isPerson(customer) || !customer.companyName().isEmpty()
                ? customer.companyName()
                : customer.displayName();
        Matcher zip = ZIP_PLUS_FOUR.matcher(address.postalCode().strip());
        boolean extended = zip.matches();
        return new io.revsync.revio.Address(
                Optional.empty(),
                customer.givenName(),
                "",
                customer.familyName(),
                company,
                address.lines().stream().findFirst().orElse(""),
                String.join(", ", address.lines().stream().skip(1).toList()),
                address.city(),
                address.state(),
                extended ? zip.group(1) : address.postalCode().strip(),
                extended ? zip.group(2) : "",
                address.country());
    }
}
