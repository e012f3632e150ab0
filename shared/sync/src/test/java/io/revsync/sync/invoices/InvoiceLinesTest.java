package io.revsync.sync.invoices;

import static io.revsync.sync.invoices.BillBuilder.bill;
import static io.revsync.sync.invoices.BillBuilder.charge;
import static io.revsync.sync.invoices.BillBuilder.charges;
import static io.revsync.sync.invoices.BillBuilder.openBill;
import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.Charge;
import io.revsync.sync.sales.SalesLine;
import io.revsync.sync.settings.InvoiceSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InvoiceLinesTest {

    private static final String ONE_TIME = "101";
    private static final String RECURRING = "102";
    private static final String TAX = "103";
    private static final Map<String, String> ITEMS = Map.of("5", "55", "6", "66");

    private final InvoiceLines lines = new InvoiceLines(
            new InvoiceSettings("", ONE_TIME, RECURRING, TAX, "", InvoiceSettings.ClosedPeriod.REFUSE));

    /** Pro-rated, usage in fractions of a cent, credits, quantities that do and do not explain the amount. */
    @Provide
    Arbitrary<List<BillBuilder.Line>> billedLines() {
        Arbitrary<BigDecimal> amount = Arbitraries.bigDecimals()
                .between(new BigDecimal("-500"), new BigDecimal("2000"))
                .ofScale(4);
        Arbitrary<BigDecimal> cents = Arbitraries.bigDecimals()
                .between(new BigDecimal("-20"), new BigDecimal("300"))
                .ofScale(2);
        Arbitrary<BigDecimal> quantity =
                Arbitraries.of("1", "2", "3", "0.5", "31", "0", "-1").map(BigDecimal::new);
        return Combinators.combine(
                        Arbitraries.oneOf(amount, cents),
                        quantity,
                        Arbitraries.of("", "5", "6", "7"),
                        Arbitraries.of(true, false),
                        cents.optional(),
                        Arbitraries.integers().between(0, 2))
                .as((sum, times, product, recurring, tax, told) -> new BillBuilder.Line(
                        told == 0 ? sum.multiply(times) : sum,
                        times,
                        told == 2 ? Optional.empty() : Optional.of(sum),
                        "Line",
                        product,
                        recurring,
                        tax,
                        tax.isPresent() && recurring))
                .list()
                .ofMaxSize(1000);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theLinesSumToTheBillsTotalToTheCentAndQuickBooksWouldTakeEach(
            @ForAll("billedLines") List<BillBuilder.Line> billed, @ForAll boolean open, @ForAll("tax") BigDecimal tax) {
        BillCharges charges = charges(billed.toArray(BillBuilder.Line[]::new));
        BigDecimal total = charges.charges().stream().map(Charge::amount).reduce(tax, BigDecimal::add);
        Bill bill = BillBuilder.bill("1001", total, open, Optional.of(BillBuilder.MARCH_10));

        List<SalesLine> made = lines.of(bill, charges.charges(), ITEMS);

        BigDecimal told = billed.stream()
                .map(line -> line.taxIncluded()
                        ? line.amount()
                        : line.amount().add(line.tax().orElse(BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean taxTold =
                billed.isEmpty() || billed.stream().anyMatch(line -> line.tax().isPresent());
        BigDecimal expected = InvoiceLines.cents(!open ? total : taxTold ? told : told.max(total));
        assertThat(InvoiceLines.sum(made)).isEqualByComparingTo(expected);
        assertThat(made).hasSizeBetween(1, QuickBooksLimits.INVOICE_LINES);
        assertThat(made).allSatisfy(line -> {
            assertThat(line.amount().scale()).isEqualTo(2);
            assertThat(line.itemId()).isIn(ONE_TIME, RECURRING, TAX, "55", "66");
            assertThat(line.quantity().isPresent()).isEqualTo(line.unitPrice().isPresent());
            line.unitPrice().ifPresent(price -> assertThat(
                            price.multiply(line.quantity().orElseThrow()))
                    .as("Qty * UnitPrice, else 6070")
                    .isEqualByComparingTo(line.amount()));
        });
    }

    @Provide
    Arbitrary<BigDecimal> tax() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0"), new BigDecimal("99"))
                .ofScale(3);
    }

    @Test
    void whatTheTotalHasBeyondTheChargesIsTax() {
        List<SalesLine> made = of(bill("1001", "54.31"), charges(charge("50.00"), charge("-3.00")));

        assertThat(made)
                .extracting(SalesLine::amount)
                .map(BigDecimal::toPlainString)
                .containsExactly("50.00", "-3.00", "7.31");
        assertThat(made.get(2).itemId()).isEqualTo(TAX);
        assertThat(made.get(2).description()).isEqualTo("Taxes and fees");
    }

    @Test
    void aBillWithoutTaxHasNoTaxLine() {
        assertThat(of(bill("1001", "50"), charges(charge("50.00")))).hasSize(1);
    }

    @Test
    void fractionsOfACentAreCarriedToTheNextLineAndNeverLookLikeTax() {
        List<SalesLine> made =
                of(bill("1001", "0.02"), charges(charge("0.005"), charge("0.005"), charge("0.005"), charge("0.005")));

        assertThat(made)
                .extracting(SalesLine::amount)
                .map(BigDecimal::toPlainString)
                .containsExactly("0.01", "0.00", "0.01", "0.00");
    }

    @Test
    void theOrderInWhichRevioTellsTheChargesDoesNotMatter() {
        List<Charge> told = charges(charge("0.125"), charge("0.125"), charge("7"), charge("-1.005"), charge("3"))
                .charges();
        List<Charge> toldOtherwise = new ArrayList<>(told);
        Collections.reverse(toldOtherwise);

        assertThat(lines.of(bill("1001", "10"), toldOtherwise, ITEMS))
                .isEqualTo(lines.of(bill("1001", "10"), told, ITEMS));
    }

    @Test
    void aLineIsSoldAsTheItemItsProductIsLinkedToElseAsUnmatched() {
        assertThat(of(
                        bill("1001", "4"),
                        charges(
                                charge("1").of("5"),
                                charge("1").of("5").eachMonth(),
                                charge("1").of("7"),
                                charge("1").of("7").eachMonth())))
                .extracting(SalesLine::itemId)
                .containsExactly("55", "55", ONE_TIME, RECURRING);
        assertThat(of(bill("1001", "1"), charges(charge("1"))))
                .extracting(SalesLine::itemId)
                .containsExactly(ONE_TIME);
    }

    @Test
    void quantityAndPriceAreToldOnlyWhereTheirProductIsTheAmount() {
        List<SalesLine> made = of(
                bill("1001", "100"),
                charges(
                        charge("30.00").times("3", "10"),
                        charge("17.42").times("1", "30.00"),
                        charge("0.33").times("100", "0.0033"),
                        charge("10").times("0", "10"),
                        charge("42.25").times("1", "42.2500")));

        assertThat(made.get(0).unitPrice()).contains(new BigDecimal("10"));
        assertThat(made.get(1).unitPrice()).as("pro-rated").isEmpty();
        assertThat(made.get(2).unitPrice()).contains(new BigDecimal("0.0033"));
        assertThat(made.get(3).quantity()).isEmpty();
        assertThat(made.get(4).quantity()).contains(BigDecimal.ONE);
    }

    @Test
    void aBillWithoutChargesIsOneLineOfItsTotal() {
        List<SalesLine> made = of(bill("1001", "12.50"), charges());

        assertThat(made).hasSize(1);
        assertThat(made.get(0).amount()).isEqualByComparingTo("12.50");
        assertThat(made.get(0).itemId()).isEqualTo(ONE_TIME);
    }

    @Test
    void whereRevioTellsOnlyWhatIsStillOwedTheTotalComesFromTheCharges() {
        BillCharges charges =
                charges(charge("50.00").taxed("4.25"), charge("10.00").taxIncluded("0.80"));

        assertThat(InvoiceLines.sum(of(openBill("1001", "64.25"), charges))).isEqualByComparingTo("64.25");
        assertThat(of(openBill("1001", "0.00"), charges))
                .as("a payment changes nothing")
                .isEqualTo(of(openBill("1001", "64.25"), charges));
    }

    @Test
    void moreLinesThanQuickBooksTakesAreSummedByItem() {
        BillBuilder.Line[] many = new BillBuilder.Line[900];
        for (int i = 0; i < many.length; i++) {
            many[i] = charge("0.10").of(i % 2 == 0 ? "5" : "").called("Call " + i);
        }
        many[0] = charge("9.10").of("6").called("Line fee");

        List<SalesLine> made = of(bill("1001", "100.00"), charges(many));

        assertThat(made).extracting(SalesLine::itemId).containsExactly("66", ONE_TIME, "55", TAX);
        assertThat(made.get(0).description()).startsWith("Line fee");
        assertThat(made.get(1).description()).startsWith("450 charges");
        assertThat(InvoiceLines.sum(made)).isEqualByComparingTo("100.00");
    }

    @Test
    void theDescriptionTellsThePeriodAndKeepsTheLimit() {
        assertThat(of(bill("1001", "1"), charges(charge("1").called("Voice").eachMonth()))
                        .get(0)
                        .description())
                .isEqualTo("Voice (2026-03-01 to 2026-03-31)");
        assertThat(of(bill("1001", "1"), charges(charge("1").called("x".repeat(5_000))))
                        .get(0)
                        .description())
                .hasSize(QuickBooksLimits.DESCRIPTION);
    }

    private List<SalesLine> of(Bill bill, BillCharges charges) {
        return lines.of(bill, charges.charges(), ITEMS);
    }
}
