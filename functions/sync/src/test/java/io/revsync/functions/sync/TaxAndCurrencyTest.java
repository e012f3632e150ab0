package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.quickbooks.TaxRegime;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordType;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.run.SyncPorts;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rev.io has computed the tax, and knows one currency: so it is to the cent in whatever company. */
class TaxAndCurrencyTest {

    @AutoClose
    private static final Stage stage = new Stage();

    @ParameterizedTest
    @EnumSource
    void billsAndCreditsAreEqualToTheCentHoweverTheCompanyIsTaxed(TaxRegime regime) {
        TestBooks books = new TestBooks()
                .customer(101, "Acme Corp")
                .bill(1001, 101, "123.45", "100.00", "15.00")
                .bill(1002, 101, "-5.00", "10.00", "-15.00")
                .credit(601, 101, "7.35", "'tax_amount': 0.35");
        try (World world =
                new World(stage, books.books(), company -> company.taxRegime(regime), UnaryOperator.identity())) {
            world.runAll();

            assertThat(world.compare())
                    .allSatisfy(each -> assertThat(each.differences()).isEmpty());
            assertThat(world.quickBooks.ledger().all("Invoice")).singleElement().satisfies(invoice -> {
                assertThat(invoice.path("TotalAmt").decimalValue()).isEqualByComparingTo("123.45");
                assertThat(invoice.at("/TxnTaxDetail/TotalTax").decimalValue()).isEqualByComparingTo("0");
            });
            assertThat(world.runAll())
                    .allSatisfy(report -> assertThat(report.written()).isZero());
        }
    }

    @Test
    void outsideTheUnitedStatesLinesHaveTheTaxCodeThatIsChosen() {
        try (World world =
                new World(stage, TestBooks.small(), company -> company.taxRegime(TaxRegime.GLOBAL), document -> {
                    document.withObject("/invoices").put("taxCodeId", "4");
                    return document;
                })) {
            world.runAll();

            assertThat(world.quickBooks.ledger().all("Invoice")).hasSize(3).allSatisfy(invoice -> {
                assertThat(invoice.path("GlobalTaxCalculation").asText()).isEqualTo("NotApplicable");
                for (JsonNode line : invoice.path("Line")) {
                    if (line.has("SalesItemLineDetail")) {
                        assertThat(line.at("/SalesItemLineDetail/TaxCodeRef/value")
                                        .asText())
                                .isEqualTo("4");
                    }
                }
            });
            assertThat(world.compare(Comparison.Kind.INVOICES).differences()).isEmpty();
        }
    }

    @Test
    void aCustomerOfAnotherCurrencyIsNotTakenForOursThoughItHasTheName() {
        TestBooks books = euro(new TestBooks().customer(101, "Acme Corp").bill(1001, 101, "54.00", "50.00", "4.00"));
        try (World world = new World(stage, books.books())) {
            world.runAll();

            assertThat(world.quickBooks.ledger().all("Customer"))
                    .extracting(
                            customer -> customer.path("DisplayName").asText(),
                            customer -> customer.at("/CurrencyRef/value").asText())
                    .contains(tuple("Acme Corp", "EUR"), tuple("Acme Corp (A-101)", "USD"));
            assertThat(world.compare(Comparison.Kind.INVOICES).differences()).isEmpty();
        }
    }

    @Test
    void aBillForACustomerOfAnotherCurrencyIsRefusedWithTheReason() {
        TestBooks books = euro(new TestBooks().customer(101, "Acme Corp").bill(1001, 101, "54.00", "50.00", "4.00"));
        try (World world = new World(stage, books.books())) {
            world.run(Direction.CUSTOMERS_TO_QUICKBOOKS);
            linkToEuro(world);

            assertThat(world.run(Direction.INVOICES_TO_QUICKBOOKS).count(Outcome.REFUSED))
                    .isEqualTo(1);

            Problem problem = world.company()
                    .ports()
                    .problems()
                    .open(Direction.INVOICES_TO_QUICKBOOKS)
                    .iterator()
                    .next();
            assertThat(problem.kind()).isEqualTo(ProblemKind.REFUSED);
            assertThat(problem.message()).contains("Acme Corp in EUR").contains("in USD");
            assertThat(problem.remedy()).contains("Link the customer to one");
            assertThat(world.quickBooks.ledger().all("Invoice")).isEmpty();
        }
    }

    /** A company of several currencies that has a customer of that name in euro. */
    private static TestBooks euro(TestBooks books) {
        return books.quickBooks(
                        "Preferences",
                        "{'CurrencyPrefs': {'MultiCurrencyEnabled': true, 'HomeCurrency': {'value': 'USD'}},"
                                + " 'SalesFormsPrefs': {'CustomTxnNumbers': true},"
                                + " 'TaxPrefs': {'UsingSalesTax': true, 'PartnerTaxEnabled': true}}")
                .quickBooks(
                        "Customer",
                        "{'Id': '77', 'DisplayName': 'Acme Corp', 'CompanyName': 'Acme Corp', 'CurrencyRef': {'value': 'EUR'}}");
    }

    /** The link leads to the euro customer, as it may after an import. */
    private static void linkToEuro(World world) {
        SyncPorts ports = world.company().ports();
        KeyLink link =
                ports.keyLinks().byRevioIds(RecordType.CUSTOMER, List.of("101")).get("101");
        Lease lease = ports.leases()
                .acquire(
                        Direction.CUSTOMERS_TO_QUICKBOOKS,
                        "import",
                        world.clock.instant().plusSeconds(60))
                .orElseThrow();
        KeyLink euro = new KeyLink(
                link.record(), "77", link.origin(), link.state(), "0", link.fingerprint(), world.clock.instant());
        ports.keyLinks().replace(link, euro, lease);
        ports.leases().release(lease);
    }
}
