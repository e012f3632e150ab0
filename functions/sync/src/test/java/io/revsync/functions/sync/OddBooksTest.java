package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.reconcile.Comparison.Difference;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Books as nobody would keep them, and some do. */
class OddBooksTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void customersThatAreEachOthersParentsArriveOnceAndStay() {
        TestBooks books = new TestBooks()
                .customer(101, "First", "'parent_customer_id': 103")
                .customer(102, "Second", "'parent_customer_id': 101")
                .customer(103, "Third", "'parent_customer_id': 102")
                .customer(104, "Own", "'parent_customer_id': 104")
                .bill(1001, 103, "30.00", "10.00", "20.00");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            assertThat(differences(world)).isEmpty();
            ObjectNode first = world.revio.ledger().get("Customers", "101").orElseThrow();
            world.revio.ledger().put("Customers", "101", first.deepCopy().put("email", "other@example.com"));
            world.runAll();
            assertThat(differences(world)).isEmpty();
            assertThat(world.runAll()).extracting(RunReport::written).containsOnly(0L);
        }
    }

    @Test
    void aRecordThatCannotBeReadIsNeverCalledEqual() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme")
                .customer(102, "Unreadable", "'updated_date': 'yesterday'")
                .bill(1001, 101, "30.00", "10.00", "20.00")
                .bill(1002, 0, "30.00", "10.00", "20.00");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            assertThat(differences(world)).extracting(Difference::label).contains("customer 102", "bill 1002");
            assertThat(world.compare(Comparison.Kind.INVOICES).revio().count()).isEqualTo(2);
            assertThat(world.compare(Comparison.Kind.INVOICES).quickBooks().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aBillWithALetteredIdHoldsNobodyUp() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme")
                .bill(1001, 101, "30.00", "10.00", "20.00")
                .revio(
                        "Bills",
                        "{'bill_id': 'B-7', 'customer_id': 101, 'total': 5, 'updated_date': '2026-11-01T04:00:00'}");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            assertThat(world.runAll()).extracting(RunReport::state).containsOnly(RunState.FINISHED);
            assertThat(differences(world)).extracting(Difference::label).containsExactly("bill B-7");
            assertThat(world.compare(Comparison.Kind.INVOICES).quickBooks().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aBillOfACustomerWhomNobodyKnowsSaysSoAndHowToMendIt() {
        TestBooks books = new TestBooks().customer(101, "Acme").bill(1001, 999, "30.00", "10.00", "20.00");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            assertThat(differences(world))
                    .singleElement()
                    .extracting(Difference::reason)
                    .asString()
                    .contains("customer 999, whom Rev.io does not have", "Correct the customer of the bill in Rev.io");
        }
    }

    /** Rev.io's name for the total is not public; a bill may tell nothing but the amount due. */
    @Test
    void anAmountDueBeyondTheChargesIsTheirTaxAndAPaymentNeverLowersTheInvoice() {
        TestBooks books = new TestBooks()
                .customer(101, "Acme")
                .revio(
                        "Bills",
                        "{'bill_id': 1001, 'customer_id': 101, 'amount_due': 110.37, 'cycle_date': '2026-11-01',"
                                + "'updated_date': '2026-11-01T04:00:00'}")
                .charge(1001, 101, "100.00", "'description': 'Seat'");
        try (World world = new World(stage, books.books())) {
            world.runAll();
            assertThat(differences(world)).isEmpty();
            assertThat(world.compare(Comparison.Kind.INVOICES).quickBooks().total())
                    .isEqualByComparingTo("110.37");

            ObjectNode bill = world.revio.ledger().get("Bills", "1001").orElseThrow();
            world.revio.ledger().put("Bills", "1001", bill.deepCopy().put("amount_due", 60));
            world.runAll();
            assertThat(world.compare(Comparison.Kind.INVOICES).quickBooks().total())
                    .isEqualByComparingTo("110.37");
            assertThat(differences(world))
                    .singleElement()
                    .extracting(Difference::reason)
                    .asString()
                    .contains("whether it was paid or corrected cannot be known");
        }
    }

    private static List<Difference> differences(World world) {
        return world.compare().stream()
                .map(Comparison::differences)
                .flatMap(List::stream)
                .toList();
    }
}
