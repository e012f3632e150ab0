package io.revsync.sync.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.PaymentMethod;
import io.revsync.quickbooks.Preferences;
import io.revsync.revio.Payment;
import io.revsync.revio.Payment.Application;
import io.revsync.revio.PaymentState;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.applied.InvoicesOfBills;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.run.Decision;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.InvoiceSettings;
import io.revsync.sync.settings.PaymentSettings;
import io.revsync.sync.settings.PaymentTypes;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PaymentPlanTest {

    private static final RecordKey PAYMENT = new RecordKey(RecordType.PAYMENT, "60001");
    private static final LocalDate MARCH_10 = LocalDate.of(2026, 3, 10);
    private static final String LONG_REFERENCE = "PPD ID 9130347190 WEB PYMT 00041";

    @Test
    void aPaymentOverTwoBillsIsAppliedToTheirInvoicesAndTheRestStaysUnapplied() {
        Command command = written(
                new Given().applied("1001", "60").applied("1002", "15.5").decide());

        assertThat(command.operation()).isEqualTo(Operation.CREATE);
        ObjectNode body = command.body();
        assertThat(body.at("/CustomerRef/value").asText()).isEqualTo("58");
        assertThat(body.path("TotalAmt").decimalValue()).isEqualByComparingTo("100");
        assertThat(body.path("TxnDate").asText()).isEqualTo("2026-03-10");
        assertThat(applied(body)).isEqualTo(Map.of("11001", new BigDecimal("60"), "11002", new BigDecimal("15.5")));
        assertThat(Marker.idIn(body.path("PrivateNote").asText(), RecordType.PAYMENT))
                .contains("60001");
    }

    @Test
    void aLongReferenceIsCutAndKeptWholeInTheNote() {
        Command command = written(new Given().reference(LONG_REFERENCE).decide());

        assertThat(command.body().path("PaymentRefNum").asText()).isEqualTo(LONG_REFERENCE.substring(0, 21));
        assertThat(command.body().path("PrivateNote").asText()).endsWith(LONG_REFERENCE);
        assertThat(Marker.idIn(command.body().path("PrivateNote").asText(), RecordType.PAYMENT))
                .contains("60001");
    }

    @Property(tries = 200)
    void whateverTheReferenceQuickBooksTakesItAndNothingIsLost(@ForAll @StringLength(max = 60) String reference) {
        ObjectNode body = written(new Given().reference(reference).decide()).body();

        assertThat(body.path("PaymentRefNum").asText().length()).isLessThanOrEqualTo(21);
        assertThat(body.path("PaymentRefNum").asText()
                        + body.path("PrivateNote").asText())
                .contains(reference);
    }

    @Property(tries = 200)
    void whatIsAppliedNeverExceedsThePaymentWhateverRevioTells(
            @ForAll @Size(max = 6) List<@IntRange(min = -50, max = 300) Integer> amounts) {
        Given given = new Given();
        for (int i = 0; i < amounts.size(); i++) {
            given.applied("100" + (1 + i % 3), amounts.get(i).toString());
        }
        Decision decision = given.decide();

        if (decision instanceof Decision.Write write) {
            assertThat(applied(write.command().body()).values())
                    .allSatisfy(amount -> assertThat(amount).isPositive());
            assertThat(applied(write.command().body()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isLessThanOrEqualTo(new BigDecimal("100"));
        } else {
            assertThat(decision)
                    .asInstanceOf(type(Decision.Refuse.class))
                    .satisfies(refuse -> assertThat(refuse.reason().message()).contains("60001", "100"));
        }
    }

    @Test
    void aTypeIsCalledAsTheSettingsSayAndAnUnknownOneIsNamed() {
        assertThat(method(new Given().types(Map.of("CREDIT_CARD", "Visa")))).isEqualTo("3");
        assertThat(method(new Given().types(Map.of("credit_card", "visa")))).isEqualTo("3");
        assertThat(method(new Given().types(Map.of("CREDIT_CARD", "3")))).isEqualTo("3");
        assertThat(method(new Given().types(Map.of("CASH", "Visa", "*", "Check"))))
                .isEqualTo("2");
        assertThat(method(new Given().types(Map.of("CREDIT_CARD", "")))).isEmpty();
        assertThat(method(new Given().types(Map.of()))).isEmpty();
        assertThat(method(new Given().type("").types(Map.of("CASH", "Visa")))).isEmpty();
        assertThat(refused(new Given().types(Map.of("CASH", "Visa")).decide())).contains("CREDIT_CARD");
        assertThat(refused(new Given().types(Map.of("CREDIT_CARD", "Vsa")).decide()))
                .contains("CREDIT_CARD", "\"Vsa\"");
    }

    @Test
    void anUnchangedPaymentAsksQuickBooksNothing() {
        Given given = new Given().types(Map.of("CREDIT_CARD", "Visa")).applied("1001", "60");
        Command first = written(given.decide());

        assertThat(given.linked(LinkState.LIVE, first.fingerprint()).offline().decide())
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whatIsAppliedElsewhereLaterUpdatesThePayment() {
        Command first = written(new Given().applied("1001", "60").decide());
        Command second = written(new Given()
                .applied("1002", "60")
                .linked(LinkState.LIVE, first.fingerprint())
                .decide());

        assertThat(second.operation()).isEqualTo(Operation.UPDATE);
        assertThat(second.body().path("Id").asText()).isEqualTo("900");
        assertThat(applied(second.body())).isEqualTo(Map.of("11002", new BigDecimal("60")));
        Command unapplied =
                written(new Given().linked(LinkState.LIVE, first.fingerprint()).decide());
        assertThat(unapplied.body().path("Line").isArray()).isTrue();
        assertThat(unapplied.body().path("Line")).isEmpty();
    }

    @Test
    void aPaymentWaitsForItsCustomerAndForEachInvoiceThatIsStillToCome() {
        assertThat(new Given().customer("8").decide())
                .asInstanceOf(type(Decision.Wait.class))
                .extracting(Decision.Wait::on)
                .isEqualTo(new RecordKey(RecordType.CUSTOMER, "8"));
        assertThat(new Given().applied("1001", "10").applied("1077", "10").decide())
                .asInstanceOf(type(Decision.Wait.class))
                .extracting(Decision.Wait::on)
                .isEqualTo(new RecordKey(RecordType.BILL, "1077"));
    }

    @Test
    void whatPaidABillThatHasNoInvoiceAndNeverWillStaysUnapplied() {
        Command command = written(new Given()
                .applied("1001", "10")
                .applied("1077", "20")
                .applied("1099", "30")
                .withoutInvoice("1077", "1099")
                .decide());

        assertThat(applied(command.body())).isEqualTo(Map.of("11001", new BigDecimal("10")));
    }

    @Test
    void aReversedPaymentIsVoidedOnceAndOneThatNeverArrivedStaysAway() {
        for (PaymentState state : List.of(PaymentState.REVERSED, PaymentState.VOIDED)) {
            Command command = written(
                    new Given().state(state).linked(LinkState.LIVE, "old").decide());
            assertThat(command.operation()).isEqualTo(Operation.VOID);
            assertThat(command.body().path("Id").asText()).isEqualTo("900");
            assertThat(new Given().state(state).linked(LinkState.VOIDED, "old").decide())
                    .isInstanceOf(Decision.Skip.class);
            assertThat(new Given().state(state).decide()).isInstanceOf(Decision.Skip.class);
        }
        assertThat(refused(new Given().state(PaymentState.UNKNOWN).decide())).contains("status");
    }

    @Test
    void whatWasBornInQuickBooksIsNeverSentBack() {
        assertThat(new Given().state(PaymentState.REVERSED).bornInQuickBooks().decide())
                .as("it still counts in QuickBooks")
                .isInstanceOf(Decision.Refuse.class);
        assertThat(new Given().bornInQuickBooks().decide()).isInstanceOf(Decision.Skip.class);
    }

    @Test
    void aPaymentInClosedBooksIsRefusedOrMovedAsInvoicesAre() {
        assertThat(refused(new Given().closed().decide())).contains("closed up to 2026-03-31");
        assertThat(written(new Given().closed().nextOpenDay().decide())
                        .body()
                        .path("TxnDate")
                        .asText())
                .isEqualTo("2026-04-01");
    }

    @Test
    void moneyGoesToTheAccountTheSettingsName() {
        assertThat(written(new Given().depositTo("35").decide())
                        .body()
                        .at("/DepositToAccountRef/value")
                        .asText())
                .isEqualTo("35");
    }

    @Test
    void aPaymentBelowZeroAndOneWithoutADateAreRefusedAndOneOfNothingStaysAway() {
        assertThat(new Given().amount("0").decide()).isInstanceOf(Decision.Skip.class);
        assertThat(refused(new Given().amount("-5").decide())).contains("-5");
        assertThat(refused(new Given().undated().decide())).contains("no date");
    }

    @Test
    void whatWasReceivedBeforeTheStartDateDoesNotTravel() {
        assertThat(new Given().startDate(MARCH_10.plusDays(1)).decide()).isInstanceOf(Decision.Skip.class);
        assertThat(new Given().startDate(MARCH_10).decide()).isInstanceOf(Decision.Write.class);
    }

    private static String method(Given given) {
        return written(given.decide()).body().at("/PaymentMethodRef/value").asText();
    }

    private static Command written(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Write.class);
        return ((Decision.Write) decision).command();
    }

    private static String refused(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        Decision.Refuse refuse = (Decision.Refuse) decision;
        return refuse.reason().message() + " " + refuse.reason().remedy();
    }

    private static Map<String, BigDecimal> applied(ObjectNode body) {
        Map<String, BigDecimal> applied = new HashMap<>();
        for (JsonNode line : body.path("Line")) {
            applied.put(
                    line.at("/LinkedTxn/0/TxnId").asText(), line.path("Amount").decimalValue());
        }
        return applied;
    }

    /** A payment of 100 by customer 7 (58 in QuickBooks), whose bills 1001 to 1003 have invoices 11001 to 11003. */
    private static final class Given {
        private final List<Application> applications = new ArrayList<>();
        private String amount = "100";
        private String customer = "7";
        private String reference = "TX1";
        private String type = "CREDIT_CARD";
        private PaymentState state = PaymentState.POSTED;
        private Optional<LocalDate> received = Optional.of(MARCH_10);
        private Optional<KeyLink> link = Optional.empty();
        private Optional<LocalDate> startDate = Optional.empty();
        private Map<String, String> types = Map.of();
        private Set<String> withoutInvoice = Set.of();
        private String depositTo = "";
        private InvoiceSettings.ClosedPeriod policy = InvoiceSettings.ClosedPeriod.REFUSE;
        private boolean closed;
        private boolean offline;

        Decision decide() {
            Payment payment = new Payment(
                    "60001",
                    customer,
                    new BigDecimal(amount),
                    type,
                    reference,
                    state,
                    received,
                    applications,
                    Optional.empty(),
                    Optional.empty());
            Settings settings = Settings.defaults()
                    .with(new InvoiceSettings(null, null, null, null, null, policy))
                    .with(new PaymentTypes(types, null))
                    .with(new PaymentSettings(depositTo, null, null));
            Map<String, KeyLink> invoices = List.of("1001", "1002", "1003").stream()
                    .collect(Collectors.toMap(
                            id -> id,
                            id -> link(
                                    new RecordKey(RecordType.BILL, id), "1" + id, LinkState.LIVE, Origin.REVIO, "")));
            KnownOfPage known = new KnownOfPage(
                    Map.of("7", link(new RecordKey(RecordType.CUSTOMER, "7"), "58", LinkState.LIVE, Origin.REVIO, "")),
                    new InvoicesOfBills(invoices, withoutInvoice));
            return new PaymentPlan(settings, new DirectionSettings(null, null, startDate))
                    .decide(
                            payment,
                            link,
                            known,
                            new PaymentMethods(this::methods),
                            new CompanyRules(this::preferences, () -> {
                                throw new AssertionError("A payment is not taxed, wherever the company is.");
                            }));
        }

        private List<PaymentMethod> methods() {
            assertThat(offline).as("asks for payment methods").isFalse();
            return List.of(method("2", "Check"), method("3", "Visa"));
        }

        private static PaymentMethod method(String id, String name) {
            return new PaymentMethod(
                    JsonNodeFactory.instance.objectNode().put("Id", id).put("Name", name));
        }

        private Preferences preferences() {
            assertThat(offline).as("asks for preferences").isFalse();
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (closed) {
                json.putObject("AccountingInfoPrefs").put("BookCloseDate", "2026-03-31");
            }
            return new Preferences(json);
        }

        private static KeyLink link(RecordKey record, String id, LinkState state, Origin origin, String fingerprint) {
            return new KeyLink(record, id, origin, state, "3", fingerprint, Instant.EPOCH);
        }

        Given applied(String bill, String part) {
            applications.add(new Application(bill, new BigDecimal(part)));
            return this;
        }

        Given amount(String value) {
            amount = value;
            return this;
        }

        Given customer(String value) {
            customer = value;
            return this;
        }

        Given reference(String value) {
            reference = value;
            return this;
        }

        Given type(String value) {
            type = value;
            return this;
        }

        Given state(PaymentState value) {
            state = value;
            return this;
        }

        Given types(Map<String, String> value) {
            types = value;
            return this;
        }

        Given depositTo(String value) {
            depositTo = value;
            return this;
        }

        Given startDate(LocalDate value) {
            startDate = Optional.of(value);
            return this;
        }

        Given withoutInvoice(String... bills) {
            withoutInvoice = Set.of(bills);
            return this;
        }

        Given linked(LinkState linkState, String fingerprint) {
            link = Optional.of(link(PAYMENT, "900", linkState, Origin.REVIO, fingerprint));
            return this;
        }

        Given bornInQuickBooks() {
            link = Optional.of(link(PAYMENT, "900", LinkState.LIVE, Origin.QUICKBOOKS, ""));
            return this;
        }

        Given closed() {
            closed = true;
            return this;
        }

        Given nextOpenDay() {
            policy = InvoiceSettings.ClosedPeriod.NEXT_OPEN_DAY;
            return this;
        }

        Given undated() {
            received = Optional.empty();
            return this;
        }

        Given offline() {
            offline = true;
            return this;
        }
    }
}
