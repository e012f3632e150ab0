package io.revsync.sync.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.revio.Customer;
import io.revsync.sync.counterpart.RevioCustomer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AncestryTest {

    private final List<Collection<String>> asked = new ArrayList<>();

    @Test
    void oneOfTheCustomersThatAreEachOthersParentsIsTheTop() {
        Customer nine = below("9", "10");
        Customer ten = below("10", "11");
        Ancestry ancestry = ancestry(List.of(nine, ten), below("11", "9"));

        assertThat(ancestry.topOfCircle(nine)).isTrue();
        assertThat(ancestry.topOfCircle(ten)).isFalse();
    }

    @Test
    void aCustomerThatIsItsOwnParentIsTheTop() {
        Customer own = below("5", "5");
        assertThat(ancestry(List.of(own)).topOfCircle(own)).isTrue();
    }

    @Test
    void whoHangsBelowACircleOrBelowNobodyIsNotItsTop() {
        Customer below = below("1", "2");
        assertThat(ancestry(List.of(below), below("2", "3"), below("3", "2")).topOfCircle(below))
                .isFalse();
        assertThat(ancestry(List.of(below)).topOfCircle(below)).isFalse();
    }

    @Test
    void aGenerationIsAskedForAtOnce() {
        List<Customer> here = List.of(below("1", "11"), below("2", "12"), below("3", "12"));
        Ancestry ancestry = ancestry(here, below("11", "20"), below("12", "20"));
        here.forEach(ancestry::topOfCircle);

        assertThat(asked).hasSize(2);
    }

    private Ancestry ancestry(List<Customer> here, Customer... elsewhere) {
        return new Ancestry(here, ids -> {
            asked.add(ids);
            return List.of(elsewhere).stream()
                    .filter(customer -> ids.contains(customer.id()))
                    .toList();
        });
    }

    private static Customer below(String id, String parent) {
        return RevioCustomer.id(id).below(parent).build();
    }
}
