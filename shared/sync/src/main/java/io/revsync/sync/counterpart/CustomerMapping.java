package io.revsync.sync.counterpart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.Address;
import io.revsync.revio.Customer;
import io.revsync.sync.TextLength;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a Rev.io customer looks in QuickBooks. Pure. */
public final class CustomerMapping {

    private CustomerMapping() {}

    /**
     * The QuickBooks customer as it should be, without Id and SyncToken. The DisplayName may turn out to be taken.
     *
     * @param parentQuickBooksId of the customer it is billed under, if it has a parent
     */
    public static ObjectNode desired(Customer customer, Optional<String> parentQuickBooksId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("DisplayName", displayName(customer));
        mainAddress(customer).ifPresent(address -> {
            put(body, "CompanyName", DisplayName.clean(address.companyName(), QuickBooksLimits.COMPANY_NAME));
            put(body, "GivenName", DisplayName.clean(address.firstName(), QuickBooksLimits.PERSON_NAME));
            put(body, "FamilyName", DisplayName.clean(address.lastName(), QuickBooksLimits.PERSON_NAME));
        });
        customer.emails().stream()
                .filter(CustomerMapping::acceptableEmail)
                .findFirst()
                .ifPresent(email -> body.putObject("PrimaryEmailAddr").put("Address", email));
        firstWithText(Stream.of(customer.billingAddress(), customer.listingAddress(), customer.serviceAddress()))
                .ifPresent(address -> putAddress(body, "BillAddr", address));
        firstWithText(Stream.of(customer.serviceAddress())).ifPresent(address -> putAddress(body, "ShipAddr", address));
        parentQuickBooksId.ifPresent(parent -> {
            body.put("Job", true);
            body.putObject("ParentRef").put("value", parent);
        });
        return body;
    }

    /** The name QuickBooks shows; never empty. */
    public static String displayName(Customer customer) {
        return customer.name()
                .map(name -> DisplayName.clean(name, QuickBooksLimits.DISPLAY_NAME))
                .filter(Predicate.not(String::isEmpty))
                .orElse("Rev.io customer " + customer.id());
    }

    /** What tells two customers of one name apart: the account number, else Rev.io's id. */
    public static String distinction(Customer customer) {
        String account = DisplayName.clean(customer.accountNumber(), QuickBooksLimits.PERSON_NAME);
        return account.isEmpty() ? customer.id() : account;
    }

    private static Optional<Address> mainAddress(Customer customer) {
        return Stream.of(customer.billingAddress(), customer.serviceAddress(), customer.listingAddress())
                .flatMap(Optional::stream)
                .filter(address -> address.name().isPresent())
                .findFirst();
    }

    /** QuickBooks asks for an @ and a dot behind it, 100 characters at most. */
    private static boolean acceptableEmail(String email) {
        int at = email.indexOf('@');
        return at > 0 && email.indexOf('.', at) > at + 1 && email.length() <= QuickBooksLimits.EMAIL;
    }

    private static Optional<Address> firstWithText(Stream<Optional<Address>> addresses) {
        return addresses
                .flatMap(Optional::stream)
                .filter(address -> !(address.line1() + address.city() + address.postalCode()).isEmpty())
                .findFirst();
    }

    private static void putAddress(ObjectNode body, String field, Address address) {
        ObjectNode node = body.putObject(field);
        put(node, "Line1", TextLength.atMost(QuickBooksLimits.ADDRESS_LINE, address.line1()));
        put(node, "Line2", TextLength.atMost(QuickBooksLimits.ADDRESS_LINE, address.line2()));
        put(node, "City", TextLength.atMost(QuickBooksLimits.ADDRESS_PART, address.city()));
        put(
                node,
                "CountrySubDivisionCode",
                TextLength.atMost(QuickBooksLimits.ADDRESS_PART, address.stateOrProvince()));
        String extension = address.postalCodeExtension().isEmpty() ? "" : "-" + address.postalCodeExtension();
        put(node, "PostalCode", TextLength.atMost(QuickBooksLimits.POSTAL_CODE, address.postalCode() + extension));
        put(node, "Country", TextLength.atMost(QuickBooksLimits.ADDRESS_PART, address.country()));
    }

    private static void put(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }
}
