package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.Side;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.Resolution;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an admin decides about a payment, a credit or a customer that somebody changed in QuickBooks: done once, and money nowhere twice. */
class WhoWinsOfMoneyTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @Test
    void aPaymentThatWasMovedGoesBackToItsInvoiceIfRevioWins() {
        try (World world = world()) {
            moveThePayment(world);
            later(world);
            decide(world, Direction.PAYMENTS_TO_QUICKBOOKS, Side.REVIO);

            later(world);

            assertThat(balance(world, "1001")).isEqualTo("10.00");
            assertThat(balance(world, "1002")).isEqualTo("35.00");
            settled(world);
        }
    }

    @Test
    void aPaymentThatWasMovedStaysWhereItIsIfQuickBooksWins() {
        try (World world = world()) {
            moveThePayment(world);
            later(world);
            decide(world, Direction.PAYMENTS_TO_QUICKBOOKS, Side.QUICKBOOKS);

            later(world);

            assertThat(balance(world, "1001")).isEqualTo("60.00");
            assertThat(open(world)).isEmpty();
            idle(world);
            assertThat(new Bookkeeper(world).all("Payment").filter(WhoWinsOfMoneyTest::isOfMoney))
                    .hasSize(1);
        }
    }

    @Test
    void aPaymentThatWasDeletedIsMadeAgainOnceIfRevioWins() {
        try (World world = world()) {
            new Bookkeeper(world).deletes(payment(world).path("Id").asText());
            later(world);
            decide(world, Direction.PAYMENTS_TO_QUICKBOOKS, Side.REVIO);

            later(world);

            assertThat(new Bookkeeper(world).all("Payment").filter(WhoWinsOfMoneyTest::isOfMoney))
                    .hasSize(1);
            settled(world);
        }
    }

    @Test
    void aPaymentThatWasDeletedStaysSoIfQuickBooksWins() {
        try (World world = world()) {
            new Bookkeeper(world).deletes(payment(world).path("Id").asText());
            later(world);
            decide(world, Direction.PAYMENTS_TO_QUICKBOOKS, Side.QUICKBOOKS);

            later(world);

            assertThat(new Bookkeeper(world).all("Payment").filter(WhoWinsOfMoneyTest::isOfMoney))
                    .isEmpty();
            assertThat(open(world)).isEmpty();
            idle(world);
            assertThat(world.compare(Comparison.Kind.PAYMENTS).differences())
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.reason()).contains("has accepted"));
        }
    }

    @Test
    void aPaymentThatWasVoidedCountsAgainIfRevioWins() {
        try (World world = world()) {
            new Bookkeeper(world).voids(payment(world).path("Id").asText());
            later(world);
            decide(world, Direction.PAYMENTS_TO_QUICKBOOKS, Side.REVIO);

            later(world);

            settled(world);
        }
    }

    @Test
    void aCreditMemoGetsItsDateBackIfRevioWins() {
        try (World world = world()) {
            ObjectNode memo =
                    new Bookkeeper(world).all("CreditMemo").findFirst().orElseThrow();
            new Bookkeeper(world)
                    .edit("CreditMemo", memo.path("Id").asText(), edited -> edited.put("TxnDate", "2026-11-08"));
            later(world);
            decide(world, Direction.CREDITS_TO_QUICKBOOKS, Side.REVIO);

            later(world);

            assertThat(new Bookkeeper(world).all("CreditMemo"))
                    .extracting(each -> each.path("TxnDate").asText())
                    .containsExactly("2026-11-06");
            settled(world);
        }
    }

    @Test
    void aCustomersAddressStaysAsItIsInQuickBooksIfQuickBooksWins() {
        try (World world = world()) {
            Bookkeeper keeper = new Bookkeeper(world);
            String id = keeper.customerId("Acme Corp");
            keeper.edit(
                    "Customer", id, customer -> customer.withObject("/BillAddr").put("Line1", "9 New St"));
            later(world);
            decide(world, Direction.CUSTOMERS_TO_QUICKBOOKS, Side.QUICKBOOKS);

            later(world);

            assertThat(keeper.find("Customer", "Id", id).at("/BillAddr/Line1").asText())
                    .isEqualTo("9 New St");
            settled(world);
        }
    }

    @Test
    void anInvoiceThatIsFilledAgainIsPaidAgain() {
        try (World world = world()) {
            voidByHand(world, "Invoice", "1001");
            later(world);
            decide(world, Direction.INVOICES_TO_QUICKBOOKS, Side.REVIO);

            later(world);

            assertThat(balance(world, "1001")).isEqualTo("10.00");
            settled(world);
        }
    }

    @Test
    void anInvoiceThatIsFilledAgainGetsItsCreditBack() {
        try (World world = world()) {
            voidByHand(world, "Invoice", "1002");
            later(world);
            decide(world, Direction.INVOICES_TO_QUICKBOOKS, Side.REVIO);

            later(world);

            assertThat(balance(world, "1002")).isEqualTo("35.00");
            settled(world);
        }
    }

    @Test
    void anInvoiceThatIsChangedBackByHandIsPaidAgain() {
        try (World world = world()) {
            setTotal(world, "40");
            later(world);
            setTotal(world, "60");
            assertThat(balance(world, "1001")).isEqualTo("20.00");

            later(world);

            assertThat(balance(world, "1001")).isEqualTo("10.00");
            settled(world);
        }
    }

    @Test
    void aPaymentThatIsMovedAwayFromAnInvoiceThatWasLoweredFirstIsShown() {
        try (World world = world()) {
            setTotal(world, "40");
            moveThePayment(world);

            later(world);

            assertThat(world.company().ports().problems().open(Direction.PAYMENTS_TO_QUICKBOOKS))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("was applied otherwise"));
        }
    }

    /** QuickBooks takes off by itself what the invoice is too small for. Its other line is of 30. */
    private static void setTotal(World world, String amount) {
        Bookkeeper keeper = new Bookkeeper(world);
        keeper.edit("Invoice", keeper.id("Invoice", "DocNumber", "1001"), invoice -> {
            BigDecimal rest = new BigDecimal(amount).subtract(new BigDecimal("30"));
            ObjectNode line = (ObjectNode) invoice.path("Line").path(0);
            line.put("Amount", rest);
            line.withObject("/SalesItemLineDetail").put("Qty", 1).put("UnitPrice", rest);
        });
    }

    @Test
    void whatWasPaidWithTheMoneyOfAVoidedInvoiceMeanwhileIsNotTakenBackUnasked() {
        try (World world = world()) {
            voidByHand(world, "Invoice", "1001");
            moveThePayment(world);
            later(world);
            decide(world, Direction.INVOICES_TO_QUICKBOOKS, Side.REVIO);

            later(world);

            assertThat(balance(world, "1002")).isEqualTo("0.00");
            assertThat(open(world)).singleElement().satisfies(problem -> {
                assertThat(problem.direction()).isEqualTo(Direction.PAYMENTS_TO_QUICKBOOKS);
                assertThat(problem.versions()).contains(new BothVersions("applied to invoice 1001", "50.00", ""));
            });
        }
    }

    private static void voidByHand(World world, String entity, String docNumber) {
        world.quickBooks
                .ledger()
                .put(
                        entity,
                        new Bookkeeper(world).id(entity, "DocNumber", docNumber),
                        TestBooks.json("{'_operation': 'void'}"));
    }

    /** A payment of 50 pays bill 1001 of 60, a credit of 5 is on bill 1002 of 40. */
    private static World world() {
        World world = new World(
                stage,
                new TestBooks()
                        .customer(101, "Acme Corp")
                        .bill(1001, 101, "60.00", "30.00", "30.00")
                        .bill(1002, 101, "40.00", "20.00", "20.00")
                        .payment(1, 101, "50.00", "'applications': [{'bill_id': 1001, 'amount': 50}]")
                        .credit(1, 101, "5.00", "'applications': [{'bill_id': 1002, 'amount': 5}]")
                        .books());
        world.runAll();
        world.clock.advance(Duration.ofHours(1));
        return world;
    }

    private static void moveThePayment(World world) {
        Bookkeeper keeper = new Bookkeeper(world);
        String lines = "{'Line': [" + keeper.line("1002", "35") + "]}";
        keeper.edit(
                "Payment",
                payment(world).path("Id").asText(),
                payment -> payment.set("Line", (ArrayNode) TestBooks.json(lines).get("Line")));
    }

    private static void decide(World world, Direction direction, Side winner) {
        List<Problem> problems = open(world);
        assertThat(problems).extracting(Problem::direction).containsExactly(direction);
        Problem problem = problems.get(0);
        world.company()
                .ports()
                .resolutions()
                .decide(new Resolution(
                        direction,
                        problem.record(),
                        winner,
                        problem.versions(),
                        world.clock.instant(),
                        "ann@example.com"));
    }

    private static void settled(World world) {
        assertThat(open(world)).isEmpty();
        assertThat(world.compare())
                .allSatisfy(each -> assertThat(each.differences()).isEmpty());
        idle(world);
    }

    private static void idle(World world) {
        assertThat(later(world)).allSatisfy(report -> {
            assertThat(report.written()).isZero();
            assertThat(report.count(Outcome.REFUSED)).isZero();
        });
    }

    private static List<RunReport> later(World world) {
        world.clock.advance(Duration.ofHours(1));
        return world.runAll();
    }

    private static List<Problem> open(World world) {
        return List.of(Direction.values()).stream()
                .flatMap(direction -> world.company().ports().problems().open(direction).stream())
                .toList();
    }

    private static ObjectNode payment(World world) {
        return new Bookkeeper(world)
                .all("Payment")
                .filter(WhoWinsOfMoneyTest::isOfMoney)
                .findFirst()
                .orElseThrow();
    }

    /** The payment of nothing is what applies the credit. */
    private static boolean isOfMoney(ObjectNode payment) {
        return payment.path("TotalAmt").decimalValue().signum() > 0;
    }

    private static String balance(World world, String docNumber) {
        return new Bookkeeper(world)
                .find("Invoice", "DocNumber", docNumber)
                .path("Balance")
                .decimalValue()
                .setScale(2)
                .toString();
    }
}
