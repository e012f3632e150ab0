package io.revsync.sync.counterpart;

import io.revsync.revio.Address;
import io.revsync.revio.Customer;
import io.revsync.revio.CustomerClass;
import io.revsync.revio.CustomerStatus;
import java.util.List;
import java.util.Optional;

/** Rev.io customers in a line or two. */
public record RevioCustomer(
        String id,
        Optional<String> parentId,
        String account,
        List<String> emails,
        Optional<Address> billing,
        Optional<Address> service,
        Optional<Address> listing) {

    public static RevioCustomer id(String id) {
        return new RevioCustomer(
                id, Optional.empty(), "", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RevioCustomer below(String parent) {
        return new RevioCustomer(id, Optional.of(parent), account, emails, billing, service, listing);
    }

    public RevioCustomer account(String number) {
        return new RevioCustomer(id, parentId, number, emails, billing, service, listing);
    }

    public RevioCustomer emails(String... addresses) {
        return new RevioCustomer(id, parentId, account, List.of(addresses), billing, service, listing);
    }

    public RevioCustomer billing(Address address) {
        return new RevioCustomer(id, parentId, account, emails, Optional.of(address), service, listing);
    }

    public RevioCustomer service(Address address) {
        return new RevioCustomer(id, parentId, account, emails, billing, Optional.of(address), listing);
    }

    public RevioCustomer listing(Address address) {
        return new RevioCustomer(id, parentId, account, emails, billing, service, Optional.of(address));
    }

    public Customer build() {
        return new Customer(
                id,
                parentId,
                false,
                account,
                CustomerStatus.OPEN,
                CustomerClass.BUSINESS,
                emails,
                billing,
                service,
                listing,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    public static Address company(String name) {
        return company(name, "1 Main St", "30301");
    }

    public static Address company(String name, String street, String postcode) {
        return new Address(Optional.empty(), "", "", "", name, street, "", "Atlanta", "GA", postcode, "", "USA");
    }

    public static Address person(String first, String last) {
        return new Address(
                Optional.empty(), first, "", last, "", "2 Oak Ave", "Apt 4", "Atlanta", "GA", "30302", "1234", "USA");
    }

    /** An address that says where, but not who. */
    public static Address nameless(String street) {
        return new Address(Optional.empty(), "", "", "", "", street, "", "", "", "", "", "");
    }
}
