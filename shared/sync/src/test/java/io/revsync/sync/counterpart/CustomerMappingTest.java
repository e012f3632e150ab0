package io.revsync.sync.counterpart;

import static io.revsync.sync.counterpart.RevioCustomer.company;
import static io.revsync.sync.counterpart.RevioCustomer.nameless;
import static io.revsync.sync.counterpart.RevioCustomer.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.revio.Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomerMappingTest {

    @Test
    void aBusinessIsCalledByItsCompany() {
        ObjectNode body = desired(RevioCustomer.id("1").billing(company("Acme Corp")));

        assertThat(body.path("DisplayName").asText()).isEqualTo("Acme Corp");
        assertThat(body.path("CompanyName").asText()).isEqualTo("Acme Corp");
        assertThat(body.has("GivenName")).isFalse();
        assertThat(body.at("/BillAddr/Line1").asText()).isEqualTo("1 Main St");
        assertThat(body.at("/BillAddr/Country").asText()).isEqualTo("USA");
    }

    @Test
    void aResidentialCustomerIsCalledByFirstAndLastName() {
        ObjectNode body = desired(RevioCustomer.id("1").billing(person("Mary", "Major")));

        assertThat(body.path("DisplayName").asText()).isEqualTo("Mary Major");
        assertThat(body.path("GivenName").asText()).isEqualTo("Mary");
        assertThat(body.path("FamilyName").asText()).isEqualTo("Major");
        assertThat(body.has("CompanyName")).isFalse();
        assertThat(body.at("/BillAddr/Line2").asText()).isEqualTo("Apt 4");
        assertThat(body.at("/BillAddr/PostalCode").asText()).isEqualTo("30302-1234");
    }

    @Test
    void aNameThatStandsOnlyInTheServiceOrListingAddressIsFound() {
        assertThat(desired(RevioCustomer.id("1").billing(nameless("PO Box 1")).service(company("Acme")))
                        .path("DisplayName")
                        .asText())
                .isEqualTo("Acme");
        assertThat(desired(RevioCustomer.id("1").listing(person("Mary", "Major")))
                        .path("FamilyName")
                        .asText())
                .isEqualTo("Major");
    }

    @Test
    void whoHasNoNameAtAllIsCalledByItsId() {
        ObjectNode body = desired(RevioCustomer.id("4711").billing(nameless("PO Box 1")));

        assertThat(body.path("DisplayName").asText()).isEqualTo("Rev.io customer 4711");
        assertThat(body.at("/BillAddr/Line1").asText()).isEqualTo("PO Box 1");
    }

    @Test
    void ofSeveralEmailsTheFirstThatQuickBooksTakesIsUsed() {
        String tooLong = "a".repeat(95) + "@x.com";

        assertThat(desired(RevioCustomer.id("1")
                                .emails("joe@localhost", tooLong, "ap@acme.example", "cfo@acme.example"))
                        .at("/PrimaryEmailAddr/Address")
                        .asText())
                .isEqualTo("ap@acme.example");
        assertThat(desired(RevioCustomer.id("1").emails("joe@localhost")).has("PrimaryEmailAddr"))
                .isFalse();
    }

    @Test
    void theBillGoesToTheFirstAddressThatSaysWhere() {
        ObjectNode body = desired(RevioCustomer.id("1")
                .billing(nameless(""))
                .listing(company("Acme", "3 Listing Rd", "1"))
                .service(company("Acme", "2 Service Rd", "2")));

        assertThat(body.at("/BillAddr/Line1").asText()).isEqualTo("3 Listing Rd");
        assertThat(body.at("/ShipAddr/Line1").asText()).isEqualTo("2 Service Rd");
        assertThat(desired(RevioCustomer.id("1").billing(nameless(""))).has("BillAddr"))
                .isFalse();
    }

    @Test
    void aChildIsASubCustomerWithBillsOfItsOwn() {
        ObjectNode body = CustomerMapping.desired(
                RevioCustomer.id("2").below("1").billing(company("Acme East")).build(), Optional.of("58"));

        assertThat(body.at("/ParentRef/value").asText()).isEqualTo("58");
        assertThat(body.path("Job").asBoolean()).isTrue();
        assertThat(body.has("BillWithParent")).isFalse();
    }

    @Test
    void whatIsTooLongForQuickBooksIsCut() {
        String endless = "x".repeat(2_000);
        ObjectNode body = desired(RevioCustomer.id("1")
                .billing(new Address(
                        Optional.empty(),
                        endless,
                        "",
                        endless,
                        endless,
                        endless,
                        endless,
                        endless,
                        endless,
                        endless,
                        "",
                        endless)));

        assertThat(body.path("DisplayName").asText()).hasSize(500);
        assertThat(body.path("CompanyName").asText()).hasSize(100);
        assertThat(body.path("GivenName").asText()).hasSize(100);
        assertThat(body.at("/BillAddr/Line1").asText()).hasSize(500);
        assertThat(body.at("/BillAddr/City").asText()).hasSize(255);
        assertThat(body.at("/BillAddr/PostalCode").asText()).hasSize(30);
    }

    @Test
    void anOpeningBalanceIsNeverSent() {
        assertThat(desired(RevioCustomer.id("1").billing(company("Acme"))).has("Balance"))
                .isFalse();
    }

    private static ObjectNode desired(RevioCustomer customer) {
        return CustomerMapping.desired(customer.build(), Optional.empty());
    }
}
