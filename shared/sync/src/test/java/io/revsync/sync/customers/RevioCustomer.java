package io.revsync.sync.customers;

import io.revsync.revio.Address;
import io.revsync.revio.Customer;
import io.revsync.revio.CustomerClass;
import io.revsync.revio.CustomerStatus;
import java.util.List;
import java.util.Optional;

/** Rev.io customers in a line or two. */
record RevioCustomer(
        String id,
        Optional<String> parentId,
        String account,
        List<String> emails,
        Optional<Address> billing,
        Optional<Address> service,
        Optional<Address> listing) {

    static RevioCustomer id(String id) {
        return new RevioCustomer(
                id, Optional.empty(), "", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    RevioCustomer below(String parent) {
        return new RevioCustomer(id, Optional.of(parent), account, emails, billing, service, listing);
    }

    RevioCustomer account(String number) {
        return new RevioCustomer(id, parentId, number, emails, billing, service, listing);
    }

    RevioCustomer emails(String... addresses) {
        return new RevioCustomer(id, parentId, account, List.of(addresses), billing, service, listing);
    }

    RevioCustomer billing(Address address) {
        return new RevioCustomer(id, parentId, account, emails, Optional.of(address), service, listing);
    }

    RevioCustomer service(Address address) {
        return new RevioCustomer(id, parentId, account, emails, billing, Optional.of(address), listing);
    }

    RevioCustomer listing(Address address) {
        return new RevioCustomer(id, parentId, account, emails, billing, service, Optional.of(address));
    }

    Customer build() {
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

    static Address company(String name) {
        return company(name, "1 Main St", "30301");
    }

    static Address company(String name, String street, String postcode) {
        return new Address(Optional.empty(), "", "", "", name, street, "", "Atlanta", "GA", postcode, "", "USA");
    }

    static Address person(String first, String last) {
        return new Address(
                Optional.empty(), first, "", last, "", "2 Oak Ave", "Apt 4", "Atlanta", "GA", "30302", "1234", "USA");
    }

    /** An address that says where, but not who. */
    static Address nameless(String street) {
        return new Address(Optional.empty(), "", "", "", "", street, "", "", "", "", "", "");
    }
}
