package io.revsync.sync.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme, Inc.         | ACME Inc",
                "Smith & Sons       | smith and sons",
                "Café du Nord       | Cafe  du Nord",
                "O'Brien Ltd        | OBrien Ltd",
            })
    void whatPeopleWriteOneWayOrAnotherIsEqual(String one, String other) {
        assertThat(Names.folded(one)).isEqualTo(Names.folded(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Northwind Telecom LLC   | Northwnd Telecom",
                "Smith, John             | John Smith",
                "The Acme Company        | Acme",
                "Millers Hardware        | Miller's Hardware Inc",
                "Jonson Dental Group     | Johnson Dental Group",
            })
    void namesOfOneCompanyAreClose(String one, String other) {
        assertThat(likeness(one, other)).isGreaterThanOrEqualTo(Names.CLOSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Store 12                | Store 13",
                "Smith Plumbing          | Smith Painting",
                "Acme North              | Acme South",
                "First Baptist Church    | First Methodist Church",
                "Green Valley Dental     | Green Valley Dairy",
                "LLC                     | Inc",
            })
    void namesOfTwoCompaniesAreNot(String one, String other) {
        assertThat(likeness(one, other)).isLessThan(Names.CLOSE);
    }

    private static double likeness(String one, String other) {
        return Names.likeness(Names.folded(one), Names.folded(other));
    }
}
