package io.revsync.revio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.http.InMemoryLimitStore;
import io.revsync.http.Rate;
import io.revsync.http.RateLimiter;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.http.Retries;
import io.revsync.http.UnavailableException;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sandbox.revio.UnknownFilters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client against a Rev.io that shares no line of code with it. */
class SimulatedRevioTest {

    private static final SandboxClock CLOCK = SandboxClock.frozenAt(Instant.parse("2026-03-01T12:00:00Z"));
    private static RevioSimulator revio;
    private static RevioClient client;

    @BeforeAll
    static void start() {
        revio = RevioSimulator.start(RevioOptions.usual().withClock(CLOCK).withUnknownFilters(UnknownFilters.REFUSED));
        client = client("rehearsal", RevioLimits.rates());
    }

    @AfterAll
    static void stop() {
        revio.close();
    }

    @AfterEach
    void calm() {
        revio.faults().clear();
    }

    @Test
    void everyRecordOfEveryKindIsRead() {
        client.systemStatus(deadline());
        for (Resource<?> resource : List.of(
                Resource.CUSTOMERS,
                Resource.BILLS,
                Resource.CHARGES,
                Resource.CREDITS,
                Resource.PAYMENTS,
                Resource.PRODUCTS,
                Resource.PRODUCT_TYPES,
                Resource.BILL_PROFILES,
                Resource.INTEGRATION_SYSTEMS,
                Resource.INTEGRATION_ENTITY_TYPES)) {
            assertThat(walk(resource))
                    .as(resource.path())
                    .hasSize(revio.ledger().count(resource.path()))
                    .isNotEmpty();
        }
    }

    @Test
    void aBillsTotalIsWhatTheLedgerSays() {
        List<Bill> bills = walk(Resource.BILLS);
        assertThat(bills).noneMatch(Bill::totalIsOpenBalance).allMatch(bill -> bill.billDate()
                .isPresent());
        BigDecimal ledger = revio.ledger()
                .all("Bills")
                .map(bill -> bill.path("total").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(bills.stream().map(Bill::total).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(ledger);
    }

    @Test
    void theLinesOfAllBillsComeInFewCalls() {
        List<String> bills = walk(Resource.BILLS).stream().map(Bill::id).toList();
        long before = client.calls();
        Map<String, BillCharges> lines = client.chargesByBill(bills, deadline());
        Map<String, Long> ledger = revio.ledger()
                .all("Charges")
                .filter(charge -> charge.path("bill_id").asLong() != 0)
                .collect(Collectors.groupingBy(charge -> charge.path("bill_id").asText(), Collectors.counting()));
        long empty = bills.stream().filter(bill -> !ledger.containsKey(bill)).count();
        assertThat(client.calls() - before)
                .isLessThanOrEqualTo(bills.size() / RevioLimits.BILLS_PER_CHARGE_CALL + 1 + empty);
        assertThat(lines).hasSize(bills.size());
        lines.forEach((bill, found) -> {
            assertThat(found.charges()).hasSize(ledger.getOrDefault(bill, 0L).intValue());
            assertThat(found.unreadable()).isEmpty();
        });
    }

    @Test
    void onlyWhatChangedSinceComes() {
        Instant before = CLOCK.advance(Duration.ofMinutes(5));
        Customer some = walk(Resource.CUSTOMERS).get(7);
        var patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject().put("op", "replace").put("path", "/account_number").put("value", "A-NEW");
        client.patch(Resource.CUSTOMERS, some.id(), patch, deadline());
        Search changed = Search.all().updatedSince(RevioTime.local(before)).sortedBy("updated_date");
        assertThat(walk(Resource.CUSTOMERS, changed)).singleElement().satisfies(customer -> {
            assertThat(customer.id()).isEqualTo(some.id());
            assertThat(customer.accountNumber()).isEqualTo("A-NEW");
            assertThat(customer.updated()).contains(before);
        });
    }

    @Test
    void inAStormEverythingStillComes() {
        revio.weather(FaultMix.STORMY, 4711);
        assertThat(walk(Resource.CHARGES, Search.all().inPagesOf(250)))
                .hasSize(revio.ledger().count("Charges"));
        assertThat(revio.faults().struck()).isNotEmpty();
    }

    @Test
    void aPaymentWhoseAnswerIsLostIsThereOnceAndFoundByItsReference() {
        for (FaultKind lost : List.of(FaultKind.DROP_AFTER, FaultKind.SERVER_ERROR_AFTER, FaultKind.MALFORMED_BODY)) {
            String reference = "QB-" + lost;
            revio.faults().add(FaultRule.of(lost).on("POST", ".*Payments"));
            pay(reference, lost == FaultKind.MALFORMED_BODY);
            revio.faults().clear();
            Search same = Search.all().where("reference_number", reference);
            assertThat(walk(Resource.PAYMENTS, same)).singleElement().satisfies(payment -> {
                assertThat(payment.amount()).isEqualByComparingTo("12.34");
                assertThat(payment.reference()).isEqualTo(reference);
                assertThat(payment.paymentType()).isEqualTo("CHECK");
                assertThat(payment.state()).isEqualTo(PaymentState.POSTED);
            });
        }
    }

    @Test
    void aThrottledPaymentIsSentAgain() {
        revio.faults()
                .add(FaultRule.of(Fault.of(FaultKind.THROTTLE_JSON).retryAfter(Duration.ofSeconds(20)))
                        .on("POST", ".*Payments")
                        .first(2));
        Instant before = CLOCK.instant();
        String id = client.create(Resource.PAYMENTS, payment("QB-throttled"), deadline());
        assertThat(client.read(Resource.PAYMENTS, id, deadline())).isPresent();
        assertThat(Duration.between(before, CLOCK.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void aRefusedPaymentSaysWhy() {
        ObjectNode body = payment("QB-refused");
        body.remove("amount");
        assertThatThrownBy(() -> client.create(Resource.PAYMENTS, body, deadline()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("amount");
        assertThatThrownBy(() ->
                        client.patch(Resource.CUSTOMERS, "99999999", JsonNodeFactory.instance.arrayNode(), deadline()))
                .isInstanceOf(RefusedException.class);
        assertThat(client.read(Resource.CUSTOMERS, "99999999", deadline())).isEmpty();
    }

    @Test
    void evenWithoutALimiterTheMinutesLimitOnlyCostsTime() {
        RevioClient hasty = client("rehearsal", List.of());
        for (int call = 0; call < RevioLimits.CALLS_PER_MINUTE + 20; call++) {
            hasty.systemStatus(deadline());
        }
        assertThat(hasty.calls()).isGreaterThan(RevioLimits.CALLS_PER_MINUTE + 20);
    }

    @Test
    void aKeyLinkIsMadeFoundFromBothSidesAndDeleted() {
        String system = client.keyLinks().systems(deadline()).get(0).id();
        String type = client.keyLinks().entityTypes(deadline()).stream()
                .filter(each -> each.name().equalsIgnoreCase("CUSTOMER"))
                .findFirst()
                .orElseThrow()
                .id();
        String customer = walk(Resource.CUSTOMERS).get(3).id();
        String id = client.keyLinks().create(system, type, customer, "QB-77", deadline());
        KeyLink link = new KeyLink(id, system, type, customer, "QB-77");
        assertThat(client.keyLinks().byExternalId(system, type, "QB-77", deadline()))
                .containsExactly(link);
        assertThat(client.keyLinks().byInternalId(system, type, customer, deadline()))
                .contains(link);
        assertThat(client.keyLinks().delete(id, deadline())).isTrue();
        assertThat(client.keyLinks().delete(id, deadline())).isFalse();
        assertThatThrownBy(() -> client.keyLinks().create(system, type, "99999999", "QB-78", deadline()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void wrongPasswordsAndMissingPermissionsNeedAnAdmin() {
        assertThatThrownBy(() -> client("wrong", List.of()).systemStatus(deadline()))
                .isInstanceOf(ReconnectException.class);
        revio.forbid("Credits");
        assertThatThrownBy(() -> walk(Resource.CREDITS))
                .isInstanceOf(ReconnectException.class)
                .hasMessageContaining("no permission");
        revio.permit("Credits");
    }

    private static void pay(String reference, boolean idIsInLocation) {
        if (idIsInLocation) {
            assertThat(client.create(Resource.PAYMENTS, payment(reference), deadline()))
                    .isNotEmpty();
            return;
        }
        UnavailableException unknown = catchThrowableOfType(
                UnavailableException.class, () -> client.create(Resource.PAYMENTS, payment(reference), deadline()));
        assertThat(unknown.mayHaveHappened()).isTrue();
    }

    private static ObjectNode payment(String reference) {
        Bill bill = walk(Resource.BILLS).get(0);
        return JsonNodeFactory.instance
                .objectNode()
                .put("customer_id", Long.parseLong(bill.customerId()))
                .put("amount", new BigDecimal("12.34"))
                .put("payment_type", "CHECK")
                .put("reference_number", reference);
    }

    private static <T> List<T> walk(Resource<T> resource) {
        return walk(resource, Search.all());
    }

    private static <T> List<T> walk(Resource<T> resource, Search search) {
        List<T> all = new ArrayList<>();
        client.pages(resource, search, deadline()).forEachRemaining(page -> {
            assertThat(page.unreadable()).isEmpty();
            all.addAll(page.records());
        });
        return all;
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofHours(10), CLOCK);
    }

    private static RevioClient client(String password, List<Rate> rates) {
        return new RevioClient(
                revio.baseUrl(),
                new RevioCredentials("sync@northwind", password, ""),
                new RateLimiter("revio/northwind", rates, new InMemoryLimitStore(), CLOCK, CLOCK::advance),
                new Retries(8, CLOCK::advance),
                CLOCK,
                Duration.ofSeconds(10));
    }
}
