package io.revsync.sync.run;

import static io.revsync.sync.run.TwoSystems.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.Choice;
import io.revsync.sync.store.KeyLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Customers of one name, children and their parents, prospects: who gets which QuickBooks record. */
class CustomersRunTest {

    private static final Direction CUSTOMERS = Direction.CUSTOMERS_TO_QUICKBOOKS;

    @Test
    void aChildBecomesASubCustomerThoughItsParentComesLater() {
        try (TwoSystems world = world(customer(1, "Child", "'parent_customer_id': 2"), customer(2, "Parent", ""))) {
            RunReport run = world.syncCustomers();

            assertThat(run.count(Outcome.CREATED)).isEqualTo(2);
            assertThat(world.problems(CUSTOMERS)).isEmpty();
            assertThat(quickBooks(world, "1").at("/ParentRef/value").asText())
                    .isEqualTo(quickBooks(world, "2").path("Id").asText());
        }
    }

    @Test
    void aParentThatIsAMereProspectHoldsNoChildBack() {
        try (TwoSystems world = world(
                customer(1, "Prospect", "'status': 'PROSPECT'"), customer(2, "Child", "'parent_customer_id': 1"))) {
            RunReport run = world.syncCustomers();

            assertThat(run.count(Outcome.SKIPPED)).isEqualTo(1);
            assertThat(run.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(quickBooks(world, "2").has("ParentRef")).isFalse();
        }
    }

    @Test
    void aParentThatCannotBeReadKeepsItsChildWaitingAndNobodyElse() {
        ObjectNode broken = customer(1, "Parent", "'parent_customer_id': 1.5");
        try (TwoSystems world =
                world(broken, customer(2, "Child", "'parent_customer_id': 1"), customer(3, "Other", ""))) {
            RunReport run = world.syncCustomers();

            assertThat(run.state()).as(run.note()).isEqualTo(RunState.FINISHED);
            assertThat(run.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(world.problems(CUSTOMERS)).containsOnlyKeys("1", "2");

            world.revio.ledger().put("Customers", "1", customer(1, "Parent", "'parent_customer_id': 0"));
            world.syncCustomers();

            assertThat(world.problems(CUSTOMERS)).isEmpty();
            assertThat(quickBooks(world, "2").path("FullyQualifiedName").asText())
                    .isEqualTo("Parent:Child");
        }
    }

    @Test
    void aParentThatRevioNoLongerHasOrThatIsTheCustomerItselfIsNone() {
        try (TwoSystems world = world(
                customer(1, "Orphan", "'parent_customer_id': 99"), customer(2, "Self", "'parent_customer_id': 2"))) {
            assertThat(world.syncCustomers().count(Outcome.CREATED)).isEqualTo(2);
        }
    }

    @Test
    void threeCustomersOfOneNameAreThreeCustomers() {
        try (TwoSystems world = world(
                customer(1, "Twin", "'account_number': 'A-1'"),
                customer(2, "twin", "'account_number': 'A-2'"),
                customer(3, "TWIN", ""))) {
            assertThat(world.syncCustomers().count(Outcome.CREATED)).isEqualTo(3);

            assertThat(List.of("1", "2", "3"))
                    .extracting(id -> quickBooks(world, id).path("DisplayName").asText())
                    .doesNotHaveDuplicates()
                    .anyMatch(name -> name.matches("(?i)twin"))
                    .anyMatch(name -> name.matches("(?i)twin \\((A-2|A-1)\\)"));
            assertThat(world.syncCustomers().written()).isZero();
        }
    }

    @Test
    void aCustomerThatGotASuffixKeepsItWhenItChanges() {
        try (TwoSystems world =
                world(customer(1, "Twin", "'account_number': 'A-1'"), customer(2, "Twin", "'account_number': 'A-2'"))) {
            world.syncCustomers();
            String name = quickBooks(world, "2").path("DisplayName").asText();
            world.revio.ledger().put("Customers", "2", json("{'email': 'ap@twin.example'}"));

            assertThat(world.syncCustomers().count(Outcome.UPDATED)).isEqualTo(1);

            assertThat(name).isEqualTo("Twin (A-2)");
            assertThat(quickBooks(world, "2").path("DisplayName").asText()).isEqualTo(name);
            assertThat(quickBooks(world, "2").at("/PrimaryEmailAddr/Address").asText())
                    .isEqualTo("ap@twin.example");
        }
    }

    @Test
    void nothingIsSentForCustomersThatHaveNotChangedInWhatQuickBooksKeeps() {
        try (TwoSystems world = world(customer(1, "Acme", "'suspended': false"))) {
            world.syncCustomers();
            world.revio.ledger().put("Customers", "1", json("{'suspended': true}"));

            RunReport run = world.syncCustomers();

            assertThat(run.count(Outcome.UNCHANGED)).isEqualTo(1);
            assertThat(run.quickBooksCalls()).as("one look for edits").isEqualTo(1);
        }
    }

    @Test
    void whatAnAdminIgnoresDoesNotTravelNorDoesWhatHangsOnIt() {
        try (TwoSystems world = world(
                customer(1, "Ignored", ""),
                customer(2, "Child", "'parent_customer_id': 1"),
                customer(3, "Other", ""))) {
            world.state.decide(new RecordKey(RecordType.CUSTOMER, "1"), Choice.IGNORE);

            RunReport run = world.syncCustomers();

            assertThat(run.count(Outcome.SKIPPED)).isEqualTo(2);
            assertThat(run.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(world.problems(CUSTOMERS)).isEmpty();
            assertThat(world.quickBooks.ledger().all("Customer")).hasSize(1);
        }
    }

    @Test
    void whatAnAdminWantsCreatedIsCreatedThoughOneOfThatNameIsThere() {
        try (TwoSystems world = world(customer(1, "Acme", "'account_number': 'A-1'"))) {
            world.quickBooks.ledger().put("Customer", null, json("{'DisplayName': 'Acme'}"));
            world.state.decide(new RecordKey(RecordType.CUSTOMER, "1"), Choice.CREATE);

            assertThat(world.syncCustomers().count(Outcome.CREATED)).isEqualTo(1);
            assertThat(quickBooks(world, "1").path("DisplayName").asText()).isEqualTo("Acme (A-1)");
        }
    }

    private static TwoSystems world(ObjectNode... customers) {
        List<String> books = new ArrayList<>();
        for (ObjectNode customer : customers) {
            books.addAll(List.of("Customers", customer.toString()));
        }
        return TwoSystems.with(books.toArray(String[]::new));
    }

    private static ObjectNode customer(int id, String company, String more) {
        return json("{'customer_id': " + id + ", 'status': 'OPEN', 'billing_address': {'company_name': '" + company
                + "', 'line_1': '" + id + " Main St', 'postal_code': '3030" + id + "'},"
                + "'finance': {'bill_profile_id': 1, 'balance': 0}, 'created_date': '2026-01-05T08:00:00',"
                + "'updated_date': '2026-02-01T08:00:00'" + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    private static ObjectNode quickBooks(TwoSystems world, String revioId) {
        KeyLink link =
                world.state.byRevioIds(RecordType.CUSTOMER, List.of(revioId)).get(revioId);
        return world.quickBooks.ledger().get("Customer", link.quickBooksId()).orElseThrow();
    }
}
