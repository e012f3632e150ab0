package io.revsync.sync.invoices;

import static io.revsync.sync.invoices.BillBuilder.MARCH_10;
import static io.revsync.sync.invoices.BillBuilder.bill;
import static io.revsync.sync.invoices.BillBuilder.charge;
import static io.revsync.sync.invoices.BillBuilder.charges;
import static io.revsync.sync.invoices.BillBuilder.openBill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.CompanyInfo;
import io.revsync.quickbooks.Preferences;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.Json;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.run.Decision;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.InvoiceSettings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvoicePlanTest {

    private static final RecordKey BILL = new RecordKey(RecordType.BILL, "1001");
    private static final RecordKey CUSTOMER = new RecordKey(RecordType.CUSTOMER, "7");
    private static final String PLAIN = "{}";
    private static final String TAX_CODE = "4";
    private static final String CLOSED_UP_TO_THE_10TH = "{'AccountingInfoPrefs': {'BookCloseDate': '2026-03-10'}}";

    @Test
    void aNewBillBecomesAnInvoiceOfTheSameTotalThatTellsWhereItCameFrom() {
        Command command = written(decide(bill("1001", "54.00"), charges(charge("50.00")), PLAIN));

        assertThat(command.operation()).isEqualTo(Operation.CREATE);
        assertThat(command.total().orElseThrow()).isEqualByComparingTo("54.00");
        ObjectNode body = command.body();
        assertThat(body.path("DocNumber").asText()).isEqualTo("R-1001");
        assertThat(body.path("TxnDate").asText()).isEqualTo("2026-03-10");
        assertThat(body.path("DueDate").asText()).isEqualTo("2026-04-09");
        assertThat(body.at("/CustomerRef/value").asText()).isEqualTo("58");
        assertThat(Marker.idIn(body.path("PrivateNote").asText(), RecordType.BILL))
                .contains("1001");
        assertThat(body.path("Line")).hasSize(2);
        assertThat(body.at("/Line/1/SalesItemLineDetail/ItemRef/value").asText())
                .isEqualTo("103");
        assertThat(body.has("CurrencyRef")
                        || body.at("/Line/0/SalesItemLineDetail").has("TaxCodeRef"))
                .isFalse();
    }

    @Test
    void outsideTheUnitedStatesAFormIsOutOfTheScopeOfTaxWithTheTaxCodeThatWasChosen() {
        JsonNode body = written(decide(
                        bill("1001", "54.00"),
                        charges(charge("50.00")),
                        "{'Country': 'CA', 'TaxPrefs': {'UsingSalesTax': true}}"))
                .body();

        assertThat(body.path("GlobalTaxCalculation").asText()).isEqualTo("NotApplicable");
        assertThat(body.path("Line")).allSatisfy(line -> assertThat(
                        line.at("/SalesItemLineDetail/TaxCodeRef/value").asText())
                .isEqualTo(TAX_CODE));
    }

    @Test
    void whereQuickBooksComputesSalesTaxEveryLineForbidsIt() {
        Command command = written(
                decide(bill("1001", "54.00"), charges(charge("50.00")), "{'TaxPrefs': {'UsingSalesTax': true}}"));

        for (JsonNode line : command.body().path("Line")) {
            assertThat(line.at("/SalesItemLineDetail/TaxCodeRef/value").asText())
                    .isEqualTo("NON");
        }
    }

    @Test
    void whereThereAreSeveralCurrenciesTheInvoiceNamesTheHomeCurrency() {
        Command command = written(decide(
                bill("1001", "50.00"),
                charges(charge("50.00")),
                "{'CurrencyPrefs': {'MultiCurrencyEnabled': true, 'HomeCurrency': {'value': 'USD'}}}"));

        assertThat(command.body().at("/CurrencyRef/value").asText()).isEqualTo("USD");
    }

    @Test
    void aBillIsUnchangedByItsFingerprintWhateverTheCompanyPrefers() {
        Command first = written(decide(bill("1001", "50.00"), charges(charge("50.00")), PLAIN));
        CompanyRules neverAsked = new CompanyRules(
                () -> {
                    throw new AssertionError("An unchanged bill asked for the preferences.");
                },
                () -> {
                    throw new AssertionError("An unchanged bill asked for the country.");
                });

        Decision again = plan("R-", InvoiceSettings.ClosedPeriod.REFUSE, Optional.empty())
                .decide(
                        bill("1001", "50"),
                        charges(charge("50.0")),
                        customer(),
                        Map.of(),
                        Optional.of(link(first.fingerprint(), LinkState.LIVE)),
                        neverAsked);

        assertThat(again).isEqualTo(new Decision.Unchanged(BILL));
    }

    @Test
    void aChangedBillIsAnUpdateOfItsInvoice() {
        Command command = written(decide(
                bill("1001", "60.00"), charges(charge("60.00")), Optional.of(link("before", LinkState.LIVE)), PLAIN));

        assertThat(command.operation()).isEqualTo(Operation.UPDATE);
        assertThat(command.body().path("Id").asText()).isEqualTo("900");
        assertThat(command.body().path("SyncToken").asText()).isEqualTo("3");
        assertThat(command.body().path("sparse").asBoolean()).isTrue();
    }

    @Test
    void aBillThatIsBackAfterItsInvoiceWasVoidedIsWrittenAgainThoughNothingInItChanged() {
        String same = written(decide(bill("1001", "50.00"), charges(charge("50.00")), PLAIN))
                .fingerprint();

        Decision decision = decide(
                bill("1001", "50.00"), charges(charge("50.00")), Optional.of(link(same, LinkState.VOIDED)), PLAIN);

        assertThat(written(decision).operation()).isEqualTo(Operation.UPDATE);
    }

    @Test
    void aBillWaitsForItsCustomer() {
        Decision decision = plan("R-", InvoiceSettings.ClosedPeriod.REFUSE, Optional.empty())
                .decide(
                        bill("1001", "50.00"),
                        charges(charge("50.00")),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        company(PLAIN));

        assertThat(decision).asInstanceOf(type(Decision.Wait.class)).satisfies(wait -> assertThat(wait.on())
                .isEqualTo(CUSTOMER));
    }

    @Test
    void aBillBelowZeroIsNoInvoice() {
        assertThat(decide(bill("1001", "-12.50"), charges(charge("-12.50")), PLAIN))
                .isInstanceOf(Decision.Skip.class);
    }

    @Test
    void aBillBelowZeroBecomesACreditMemoOfWhatItGivesBack() {
        Command command = written(plan("R-", InvoiceSettings.ClosedPeriod.REFUSE, Optional.empty())
                .decideCreditMemo(
                        bill("1001", "-12.50"),
                        charges(charge("-12.50")),
                        customer(),
                        Map.of(),
                        Optional.empty(),
                        company(PLAIN))
                .orElseThrow());

        assertThat(command.record()).isEqualTo(new RecordKey(RecordType.NEGATIVE_BILL, "1001"));
        assertThat(command.total().orElseThrow()).isEqualByComparingTo("12.50");
        assertThat(command.body().at("/Line/0/Amount").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(command.body().has("DueDate")).isFalse();
    }

    @Test
    void aNumberOfMoreThan21CharactersIsRefusedBeforeQuickBooksRefusesIt() {
        String prefix = "A-VERY-LONG-PREFIX-";
        Decision fits = plan(prefix.substring(2), InvoiceSettings.ClosedPeriod.REFUSE, Optional.empty())
                .decide(
                        bill("1001", "1"),
                        charges(charge("1")),
                        customer(),
                        Map.of(),
                        Optional.empty(),
                        company(PLAIN));
        Decision doesNot = plan(prefix, InvoiceSettings.ClosedPeriod.REFUSE, Optional.empty())
                .decide(
                        bill("1001", "1"),
                        charges(charge("1")),
                        customer(),
                        Map.of(),
                        Optional.empty(),
                        company(PLAIN));

        assertThat(written(fits).body().path("DocNumber").asText()).hasSize(21);
        assertRefused(doesNot, "A-VERY-LONG-PREFIX-1001", "prefix");
    }

    @Test
    void aBillInAClosedPeriodIsRefused() {
        assertRefused(
                decide(bill("1001", "50"), charges(charge("50")), CLOSED_UP_TO_THE_10TH),
                "closed up to 2026-03-10",
                "Reopen the books");
    }

    @Test
    void orItIsDatedOnTheNextOpenDayIfTheSettingsSaySo() {
        Decision decision = plan("R-", InvoiceSettings.ClosedPeriod.NEXT_OPEN_DAY, Optional.empty())
                .decide(
                        bill("1001", "50"),
                        charges(charge("50")),
                        customer(),
                        Map.of(),
                        Optional.empty(),
                        company(CLOSED_UP_TO_THE_10TH));

        assertThat(written(decision).body().path("TxnDate").asText()).isEqualTo("2026-03-11");
        assertThat(written(decision).fingerprint())
                .isEqualTo(written(decide(bill("1001", "50"), charges(charge("50")), PLAIN))
                        .fingerprint());
    }

    @Test
    void aBillDatedAfterTheBooksWereClosedTravelsWithItsOwnDate() {
        Command command = written(decide(
                bill("1001", "50"), charges(charge("50")), "{'AccountingInfoPrefs': {'BookCloseDate': '2026-03-09'}}"));

        assertThat(command.body().path("TxnDate").asText()).isEqualTo("2026-03-10");
    }

    @Test
    void aBillBeforeTheStartDateDoesNotTravelOneOnItDoes() {
        InvoicePlan fromMarch11 = plan("R-", InvoiceSettings.ClosedPeriod.REFUSE, Optional.of(MARCH_10.plusDays(1)));
        InvoicePlan fromMarch10 = plan("R-", InvoiceSettings.ClosedPeriod.REFUSE, Optional.of(MARCH_10));

        assertThat(fromMarch11.decide(
                        bill("1001", "50"),
                        charges(charge("50")),
                        customer(),
                        Map.of(),
                        Optional.empty(),
                        company(PLAIN)))
                .isInstanceOf(Decision.Skip.class);
        assertThat(fromMarch10.travels(bill("1001", "50"))).isTrue();
    }

    @Test
    void whatCannotBeBilledRightIsRefusedAndSaysWhy() {
        BillCharges unreadable = new BillCharges(
                List.of(),
                List.of(new UnreadableRecord("Charges", "88", "amount", "its amount \"x\" is not a number")));

        assertRefused(decide(bill("1001", "50"), unreadable, PLAIN), "Charges 88", "Correct the charge");
        assertRefused(
                decide(BillBuilder.bill("1001", BigDecimal.TEN, false, Optional.empty()), charges(charge("10")), PLAIN),
                "no date",
                "Give the bill a date");
        assertRefused(
                decide(bill("1001", "40.00"), charges(charge("50.00")), PLAIN), "less than its charges", "Compare");
        assertRefused(decide(openBill("1001", "40.00"), charges(), PLAIN), "cannot be known", "no charges");
    }

    @Test
    void usageInFractionsOfACentIsNoReasonToRefuse() {
        Command command = written(decide(bill("1001", "0.01"), charges(charge("0.005"), charge("0.005")), PLAIN));

        assertThat(command.total().orElseThrow()).isEqualByComparingTo("0.01");
    }

    @Test
    void aCreditLineMayBringItsTaxBack() {
        Command command = written(decide(bill("1001", "38.00"), charges(charge("50.00"), charge("-10.00")), PLAIN));

        assertThat(command.body().at("/Line/2/Amount").decimalValue()).isEqualByComparingTo("-2.00");
    }

    @Test
    void aBillIsRefusedUntilTheItemsItNeedsAreChosen() {
        InvoicePlan without = new InvoicePlan(
                new InvoiceSettings(null, "101", null, null, null, null), new DirectionSettings(null, null, null));

        assertRefused(
                without.decide(
                        bill("1001", "54"),
                        charges(charge("50")),
                        customer(),
                        Map.of(),
                        Optional.empty(),
                        company(PLAIN)),
                "no QuickBooks item",
                "Tax item");
    }

    private static Decision decide(Bill bill, BillCharges charges, String preferences) {
        return decide(bill, charges, Optional.empty(), preferences);
    }

    private static Decision decide(Bill bill, BillCharges charges, Optional<KeyLink> link, String preferences) {
        return plan("R-", InvoiceSettings.ClosedPeriod.REFUSE, Optional.empty())
                .decide(bill, charges, customer(), Map.of(), link, company(preferences));
    }

    private static InvoicePlan plan(
            String prefix, InvoiceSettings.ClosedPeriod closedPeriod, Optional<LocalDate> startDate) {
        return new InvoicePlan(
                new InvoiceSettings(prefix, "101", "102", "103", TAX_CODE, closedPeriod),
                new DirectionSettings(true, null, startDate));
    }

    private static Optional<KeyLink> customer() {
        return Optional.of(new KeyLink(CUSTOMER, "58", Origin.REVIO, LinkState.LIVE, "0", "f", Instant.EPOCH));
    }

    private static KeyLink link(String fingerprint, LinkState state) {
        return new KeyLink(BILL, "900", Origin.REVIO, state, "3", fingerprint, Instant.EPOCH);
    }

    private static CompanyRules company(String preferences) {
        try {
            ObjectNode json = (ObjectNode) Json.mapper().readTree(preferences.replace('\'', '"'));
            return new CompanyRules(() -> new Preferences(json), () -> new CompanyInfo(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(preferences, e);
        }
    }

    private static Command written(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Write.class);
        return ((Decision.Write) decision).command();
    }

    private static void assertRefused(Decision decision, String message, String remedy) {
        assertThat(decision).asInstanceOf(type(Decision.Refuse.class)).satisfies(refuse -> {
            assertThat(refuse.record()).isEqualTo(BILL);
            assertThat(refuse.reason().message()).contains(message);
            assertThat(refuse.reason().remedy()).contains(remedy);
        });
    }
}
