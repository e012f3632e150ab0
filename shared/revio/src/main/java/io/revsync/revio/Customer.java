package io.revsync.revio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer. Rev.io has no customer name; see {@link #name()}.
 *
 * @param accountNumber empty when there is none
 * @param parent whether other customers may hang below it
 * @param emails one field on the wire, split; empty when there is none
 */
public record Customer(
        String id,
        Optional<String> parentId,
        boolean parent,
        String accountNumber,
        CustomerStatus status,
        CustomerClass customerClass,
        List<String> emails,
        Optional<Address> billingAddress,
        Optional<Address> serviceAddress,
        Optional<Address> listingAddress,
        Optional<String> billProfileId,
        Optional<BigDecimal> balance,
        boolean suspended,
        Optional<Instant> created,
        Optional<Instant> updated) {

    public Customer {
        emails = List.copyOf(emails);
    }

    /** The name to show: that of the billing, else service, else listing address; empty when none names anybody. */
    public Optional<String> name() {
        return Stream.of(billingAddress, serviceAddress, listingAddress)
                .flatMap(Optional::stream)
                .flatMap(address -> address.name().stream())
                .findFirst();
    }
}
