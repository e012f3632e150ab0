package io.revsync.sync.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.Customer;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A QuickBooks customer has the name of ours. What else has to agree before its record is taken for ours? */
class SameCustomerTest {

    private static final RecordKey OURS = new RecordKey(RecordType.CUSTOMER, "1001");

    @ParameterizedTest(name = "e-mail {0}, postcode {1}, street {2}: business {3}, person {4}")
    @CsvSource({
        "same,      same,      same,      true,  true",
        "same,      same,      different, true,  true",
        "same,      same,      unknown,   true,  true",
        "same,      different, same,      true,  true",
        "same,      different, different, true,  true",
        "same,      unknown,   unknown,   true,  true",
        "different, same,      same,      true,  true",
        "different, same,      different, false, false",
        "different, same,      unknown,   false, false",
        "different, different, same,      false, false",
        "different, different, different, false, false",
        "different, unknown,   same,      true,  false",
        "different, unknown,   unknown,   false, false",
        "unknown,   same,      same,      true,  true",
        "unknown,   same,      different, true,  false",
        "unknown,   same,      unknown,   true,  false",
        "unknown,   different, same,      false, false",
        "unknown,   different, unknown,   false, false",
        "unknown,   unknown,   same,      true,  false",
        "unknown,   unknown,   different, true,  false",
        "unknown,   unknown,   unknown,   true,  false",
    })
    void whatContradictsWinsAndANameAloneIsNotEnoughForAPerson(
            String email, String postcode, String street, boolean business, boolean person) {
        ObjectNode ours = customer("AP@Acme.example", "30301", "1 Main  St", "");
        Customer theirs = new Customer(customer(
                value(email, "ap@acme.example", "joe@else.example"),
                value(postcode, "30301-4455", "90210"),
                value(street, "1 main st", "99 Far Away"),
                ""));

        assertThat(SameCustomer.test(OURS, ours.deepCopy().put("CompanyName", "Acme"), theirs))
                .as("business")
                .isEqualTo(business);
        assertThat(SameCustomer.test(OURS, ours.deepCopy().put("GivenName", "Mary"), theirs))
                .as("person")
                .isEqualTo(person);
    }

    @Test
    void ourMarkerProvesItEvenIfEverythingElseHasChanged() {
        Customer marked = new Customer(customer("joe@else.example", "90210", "99 Far Away", Marker.of(OURS)));

        assertThat(SameCustomer.test(OURS, customer("ap@acme.example", "30301", "1 Main St", ""), marked))
                .isTrue();
    }

    @Test
    void theMarkerOfAnotherCustomerForbidsItEvenIfEverythingElseAgrees() {
        String other = Marker.of(new RecordKey(RecordType.CUSTOMER, "1002"));
        Customer marked = new Customer(customer("ap@acme.example", "30301", "1 Main St", other));

        assertThat(SameCustomer.test(OURS, customer("ap@acme.example", "30301", "1 Main St", ""), marked))
                .isFalse();
    }

    private static String value(String agreement, String same, String different) {
        return switch (agreement) {
            case "same" -> same;
            case "different" -> different;
            default -> "";
        };
    }

    private static ObjectNode customer(String email, String postcode, String street, String notes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Notes", notes);
        body.putObject("PrimaryEmailAddr").put("Address", email);
        body.putObject("BillAddr").put("PostalCode", postcode).put("Line1", street);
        return body;
    }
}
