package io.revsync.revio;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of a customer's three addresses. Text that is absent is the empty string.
 *
 * @param country ISO 3166 alpha-3, empty when Rev.io told none or only a number of its own that is not documented
 */
public record Address(
        Optional<String> id,
        String firstName,
        String middleInitial,
        String lastName,
        String companyName,
        String line1,
        String line2,
        String city,
        String stateOrProvince,
        String postalCode,
        String postalCodeExtension,
        String country) {

    /** Whom the address names: the company, else first and last name. */
    public Optional<String> name() {
        return Stream.of(companyName, personName())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private String personName() {
        return Stream.of(firstName, lastName).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }
}
