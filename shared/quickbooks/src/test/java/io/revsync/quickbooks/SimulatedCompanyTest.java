package io.revsync.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.http.InMemoryLimitStore;
import io.revsync.http.LimitStore;
import io.revsync.http.Pause;
import io.revsync.http.ReconnectException;
import io.revsync.http.Retries;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client and a company that keeps real books, rotates tokens and enforces its limits. */
class SimulatedCompanyTest {

    private static final String BATCH = ".*/batch";

    private final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-10-10T12:00:00Z"));
    private final LimitStore limits = new InMemoryLimitStore();
    private QuickBooksSimulator company;
    private Connection connection;
    private QuickBooksClient client;
    private String customer;
    private String item;

    @BeforeEach
    void open() {
        company = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().clock(clock).bookCloseDate(LocalDate.of(2025, 12, 31)));
        connection = new Connection();
        client = client();
        customer = create(Entity.CUSTOMER, Json.object().put("DisplayName", "Zoë's Diner & Grill"));
        ObjectNode service = Json.object().put("Name", "Hosted PBX").put("Type", "Service");
        service.putObject("IncomeAccountRef").put("value", "4");
        item = create(Entity.ITEM, service);
    }

    @AfterEach
    void close() {
        company.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {
                "DROP_BEFORE",
                "DROP_AFTER",
                "SERVER_ERROR_BEFORE",
                "SERVER_ERROR_AFTER",
                "MALFORMED_BODY",
                "THROTTLE_JSON",
                "THROTTLE_XML",
                "THROTTLE_EMPTY",
                "TOKEN_EXPIRED"
            })
    void whateverBecomesOfTheAnswerTheInvoiceIsThereOnce(FaultKind kind) {
        company.faults().add(FaultRule.of(kind).on("POST", BATCH).first(1));
        BatchResult result = client.batch("once", List.of(create("1", "R-1")), deadline());
        assertThat(company.faults().struck()).containsEntry(kind, 1L);
        assertThat(done(result, "1").total())
                .hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("100"));
        assertThat(company.ledger().count("Invoice")).isEqualTo(1);
    }

    @Test
    void theSameBytesUnderTheSameRequestIdDoNothingASecondTimeButUnderAnotherTheyDo() {
        String body = BatchBody.of(List.of(new BatchItem.Create("1", Entity.INVOICE, invoice("R-1"), true)));
        String first = done(client.sendBatch("a", body, deadline()), "1").id();
        assertThat(done(client.sendBatch("a", body, deadline()), "1").id()).isEqualTo(first);
        assertThat(company.ledger().count("Invoice")).isEqualTo(1);
        assertThat(done(client.sendBatch("b", body, deadline()), "1").id()).isNotEqualTo(first);
        assertThat(company.ledger().count("Invoice")).isEqualTo(2);
    }

    @Test
    void aTokenThatExpiresInTheMiddleOfARunIsRefreshedUnnoticed() {
        invoices(3);
        Deadline inTwoHours = Deadline.in(Duration.ofHours(2), clock);
        Iterator<List<Invoice>> pages = client.pages(Query.from(Entity.INVOICE), 2, inTwoHours);
        assertThat(pages.next()).hasSize(2);
        clock.advance(Duration.ofMinutes(61));
        assertThat(pages.next()).hasSize(1);
        assertThat(connection.refreshes).isEqualTo(2);
    }

    @Test
    void aRefreshTokenChangesAfterADayAndTheOldOneIsDead() {
        String old = connection.refreshToken;
        clock.advance(Duration.ofHours(25));
        client.companyInfo(deadline());
        assertThat(connection.refreshToken).isNotEqualTo(old);
        assertThatThrownBy(() -> connection.oauth.refresh(old, deadline())).isInstanceOf(ReconnectException.class);
        assertThat(connection.oauth.revoke(connection.refreshToken, deadline())).isTrue();
        assertThatThrownBy(() -> client.companyInfo(deadline())).isInstanceOf(ReconnectException.class);
    }

    @Test
    void whatIsTakenNamesWhoHasIt() {
        String first = done(client.batch("a", List.of(create("1", "R-1")), deadline()), "1")
                .id();
        BatchResult result = client.batch(
                "b",
                List.of(
                        create("1", "R-1"),
                        new BatchItem.Create(
                                "2", Entity.CUSTOMER, Json.object().put("DisplayName", "ZOË'S DINER & GRILL")),
                        new BatchItem.Create("3", Entity.INVOICE, invoice("R-1"), true)),
                deadline());
        assertThat(fault(result, "1").kind()).isEqualTo(io.revsync.quickbooks.FaultKind.DUPLICATE_DOC_NUMBER);
        assertThat(fault(result, "1").existingId()).contains(first);
        assertThat(fault(result, "2").kind()).isEqualTo(io.revsync.quickbooks.FaultKind.DUPLICATE_NAME);
        assertThat(fault(result, "2").existingId()).contains(customer);
        assertThat(done(result, "3").id()).isNotEqualTo(first);
    }

    @Test
    void refusalsSayWhatCanBeDone() {
        Invoice open = done(client.batch("a", List.of(create("1", "R-1")), deadline()), "1")
                .as(Entity.INVOICE);
        ObjectNode closed = invoice("R-2").put("TxnDate", "2025-12-31");
        ObjectNode unknownItem = invoice("R-3");
        ((ObjectNode) unknownItem
                        .path("Line")
                        .get(0)
                        .path("SalesItemLineDetail")
                        .path("ItemRef"))
                .put("value", "999");
        BatchResult result = client.batch(
                "b",
                List.of(
                        new BatchItem.Create("1", Entity.INVOICE, closed),
                        new BatchItem.Create("2", Entity.INVOICE, unknownItem),
                        new BatchItem.Void("3", Entity.INVOICE, open.id(), "7"),
                        new BatchItem.Create("4", Entity.INVOICE, invoice("R".repeat(22))),
                        new BatchItem.Create("5", Entity.INVOICE, invoice("R-5").put("Surprise", 1))),
                deadline());
        assertThat(fault(result, "1").kind()).isEqualTo(io.revsync.quickbooks.FaultKind.CLOSED_PERIOD);
        assertThat(fault(result, "2").kind()).isEqualTo(io.revsync.quickbooks.FaultKind.BAD_REFERENCE);
        assertThat(fault(result, "3").kind()).isEqualTo(io.revsync.quickbooks.FaultKind.STALE);
        assertThat(fault(result, "4").codes()).isEqualTo("2050");
        assertThat(fault(result, "5").kind()).isEqualTo(io.revsync.quickbooks.FaultKind.DEFECT);
        assertThat(result.trace().supportId()).isNotEmpty();
    }

    @Test
    void anItemThrottledInsideABatchIsDoneWhenTheBatchIsSentAgain() {
        company.faults()
                .add(FaultRule.of(FaultKind.THROTTLE_ITEM).item("2", "create").first(1));
        List<BatchItem> items = List.of(create("1", "R-1"), create("2", "R-2"));
        BatchResult first = client.batch("a", items, deadline());
        assertThat(fault(first, "2").kind()).isEqualTo(io.revsync.quickbooks.FaultKind.THROTTLED);
        BatchResult second = client.batch("a", items, deadline());
        assertThat(done(second, "1").id()).isEqualTo(done(first, "1").id());
        assertThat(done(second, "2").id()).isNotEmpty();
        assertThat(company.ledger().count("Invoice")).isEqualTo(2);
    }

    @Test
    void namesOfEveryKindAreFoundAgain() {
        List<String> names = List.of(
                "O'Brien & Söhne", "back\\slash", "50% + tax", "a=b?c#d", "\uD83D\uDE00 Café", "quote\"d", "'", "\\'");
        List<BatchItem> items = IntStream.range(0, names.size())
                .<BatchItem>mapToObj(i -> new BatchItem.Create(
                        "" + i, Entity.CUSTOMER, Json.object().put("DisplayName", names.get(i))))
                .toList();
        BatchResult result = client.batch("names", items, deadline());
        for (int i = 0; i < names.size(); i++) {
            String id = done(result, "" + i).id();
            assertThat(client.queryAll(
                            Query.from(Entity.CUSTOMER).where("DisplayName", Comparison.EQ, names.get(i)), deadline()))
                    .extracting(Customer::id)
                    .containsExactly(id);
        }
        assertThat(client.queryAll(
                        Query.inChunks(Entity.CUSTOMER, "DisplayName", names).get(0), deadline()))
                .extracting(Customer::displayName)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void noInvoiceIsOverlookedWhileSomebodyDeletesOthers() {
        List<String> ids = invoices(25);
        Iterator<List<Invoice>> pages = client.pages(Query.from(Entity.INVOICE), 7, deadline());
        List<String> seen = new ArrayList<>();
        pages.next().forEach(invoice -> seen.add(invoice.id()));
        company.ledger().delete("Invoice", ids.get(1));
        company.ledger().delete("Invoice", ids.get(2));
        pages.forEachRemaining(page -> page.forEach(invoice -> seen.add(invoice.id())));
        assertThat(seen).containsExactlyElementsOf(ids);
        assertThat(client.count(Query.from(Entity.INVOICE), deadline())).isEqualTo(23);
    }

    @Test
    void changesAndDeletionsAreSeen() {
        Instant since = clock.instant();
        List<String> ids = invoices(2);
        clock.advance(Duration.ofMinutes(1));
        company.ledger().delete("Invoice", ids.get(0));
        Changes changes = client.cdc(List.of(Entity.INVOICE, Entity.PAYMENT, Entity.CUSTOMER), since, deadline());
        assertThat(changes.changed(Entity.INVOICE)).extracting(Invoice::id).containsExactly(ids.get(1));
        assertThat(changes.deletions(Entity.INVOICE))
                .extracting(Changes.Deletion::id)
                .containsExactly(ids.get(0));
        assertThat(changes.changed(Entity.PAYMENT)).isEmpty();
        assertThat(changes.asOf()).isBetween(since, clock.instant());
        assertThat(client.read(Entity.INVOICE, ids.get(0), deadline())).isEmpty();
        assertThat(client.read(Entity.INVOICE, ids.get(1), deadline())).isPresent();
    }

    @Test
    void anInvoiceIsPaidThenThePaymentVoidedThenTheInvoiceDeleted() {
        Invoice invoice = done(client.batch("a", List.of(create("1", "R-1")), deadline()), "1")
                .as(Entity.INVOICE);
        ObjectNode body = Json.object().put("TotalAmt", new BigDecimal("120.00"));
        body.putObject("CustomerRef").put("value", customer);
        ObjectNode line = body.putArray("Line").addObject().put("Amount", new BigDecimal("100.00"));
        line.putArray("LinkedTxn").addObject().put("TxnId", invoice.id()).put("TxnType", "Invoice");
        Payment payment = done(
                        client.batch("b", List.of(new BatchItem.Create("1", Entity.PAYMENT, body)), deadline()), "1")
                .as(Entity.PAYMENT);
        assertThat(payment.unappliedAmt()).isEqualByComparingTo("20");
        assertThat(read(invoice).balance()).isZero();
        assertThat(read(invoice).linked()).containsExactly(new LinkedTxn(payment.id(), "Payment"));

        BatchResult voided = client.batch(
                "c", List.of(new BatchItem.Void("1", Entity.PAYMENT, payment.id(), payment.syncToken())), deadline());
        assertThat(done(voided, "1").as(Entity.PAYMENT).voided()).isTrue();
        assertThat(read(invoice).balance()).isEqualByComparingTo("100");

        BatchResult deleted = client.batch(
                "d",
                List.of(new BatchItem.Delete(
                        "1", Entity.INVOICE, invoice.id(), read(invoice).syncToken())),
                deadline());
        assertThat(deleted.of("1")).isEqualTo(new ItemResult.Deleted("Invoice", invoice.id()));
    }

    @Test
    void anInactiveCustomerIsHiddenUnlessAskedFor() {
        Customer known = client.read(Entity.CUSTOMER, customer, deadline()).orElseThrow();
        ObjectNode inactive = Json.object()
                .put("Id", customer)
                .put("SyncToken", known.syncToken())
                .put("sparse", true)
                .put("Active", false);
        client.batch("a", List.of(new BatchItem.Update("1", Entity.CUSTOMER, inactive)), deadline());
        assertThat(client.queryAll(Query.from(Entity.CUSTOMER), deadline())).isEmpty();
        assertThat(client.queryAll(Query.from(Entity.CUSTOMER).includeInactive(), deadline()))
                .singleElement()
                .satisfies(found -> assertThat(found.active()).isFalse());
    }

    @Test
    void theCompanyAndItsSettings() {
        assertThat(client.companyInfo(deadline()).companyName()).isEqualTo("Sandbox Company");
        assertThat(client.preferences(deadline()).customTxnNumbers()).isTrue();
        assertThat(client.preferences(deadline()).bookCloseDate()).contains(LocalDate.of(2025, 12, 31));
        assertThat(client.queryAll(Query.from(Entity.PAYMENT_METHOD), deadline()))
                .extracting(PaymentMethod::name)
                .contains("Visa");
        assertThat(client.queryAll(Query.from(Entity.ACCOUNT).where("AccountType", Comparison.EQ, "Bank"), deadline()))
                .extracting(Account::name)
                .containsExactly("Checking");
    }

    @Test
    void clientsThatShareTheirLimitsAreNeverThrottledTogether() {
        List<QuickBooksClient> clients = List.of(client(), client(), client());
        for (int i = 0; i < 60; i++) {
            clients.get(i % 3).batch("b" + i, List.of(create("1", "R-" + i)), deadline());
        }
        assertThat(clients).extracting(QuickBooksClient::calls).containsOnly(20L);
    }

    @Test
    void threadsThatShareAClientPostEachInvoiceOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> work = IntStream.range(0, 30)
                    .<Callable<String>>mapToObj(
                            i -> () -> done(client.batch("b" + i, List.of(create("1", "R-" + i)), deadline()), "1")
                                    .id())
                    .toList();
            Set<String> ids = new HashSet<>();
            for (var id : threads.invokeAll(work)) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(30);
        } finally {
            threads.shutdown();
        }
        assertThat(company.ledger().count("Invoice")).isEqualTo(30);
    }

    private QuickBooksClient client() {
        Pause pause = clock::advance;
        String realm = company.realmId();
        return new QuickBooksClient(
                connection.endpoints,
                realm,
                connection,
                QuickBooksLimits.requests(realm, limits, clock, pause),
                QuickBooksLimits.batches(realm, limits, clock, pause),
                new Retries(4, pause),
                clock,
                Duration.ofSeconds(20));
    }

    private Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(30), clock);
    }

    private String create(Entity<?> entity, ObjectNode body) {
        return done(client.batch("new-" + entity, List.of(new BatchItem.Create("1", entity, body)), deadline()), "1")
                .id();
    }

    private BatchItem create(String bId, String docNumber) {
        return new BatchItem.Create(bId, Entity.INVOICE, invoice(docNumber));
    }

    private List<String> invoices(int count) {
        List<BatchItem> items = IntStream.range(0, count)
                .mapToObj(i -> create("" + i, "R-" + i))
                .toList();
        BatchResult result = client.batch("many", items, deadline());
        return IntStream.range(0, count)
                .mapToObj(i -> done(result, "" + i).id())
                .sorted(java.util.Comparator.comparingInt(Integer::parseInt))
                .toList();
    }

    private ObjectNode invoice(String docNumber) {
        ObjectNode invoice = Json.object().put("DocNumber", docNumber).put("TxnDate", "2026-10-01");
        invoice.putObject("CustomerRef").put("value", customer);
        ObjectNode line = invoice.putArray("Line")
                .addObject()
                .put("Amount", new BigDecimal("100.00"))
                .put("DetailType", "SalesItemLineDetail");
        ObjectNode detail = line.putObject("SalesItemLineDetail");
        detail.putObject("ItemRef").put("value", item);
        detail.putObject("TaxCodeRef").put("value", "NON");
        return invoice;
    }

    private Invoice read(Invoice invoice) {
        return client.read(Entity.INVOICE, invoice.id(), deadline()).orElseThrow();
    }

    private static ItemResult.Done done(BatchResult result, String bId) {
        assertThat(result.of(bId)).isInstanceOf(ItemResult.Done.class);
        return (ItemResult.Done) result.of(bId);
    }

    private static Fault fault(BatchResult result, String bId) {
        assertThat(result.of(bId)).isInstanceOf(ItemResult.Faulted.class);
        return ((ItemResult.Faulted) result.of(bId)).fault();
    }

    /** Tokens as Intuit gives them, refreshed when rejected. */
    private final class Connection implements AccessTokens {

        final QuickBooksEndpoints endpoints =
                new QuickBooksEndpoints(company.url(), company.tokenUrl(), company.revokeUrl(), company.authorizeUrl());
        final OAuthClient oauth = new OAuthClient(endpoints, company.clientId(), company.clientSecret(), clock);
        String refreshToken = company.refreshToken(company.realmId());
        String accessToken = "";
        int refreshes;

        @Override
        public synchronized String current(Deadline deadline) {
            return accessToken.isEmpty() ? refreshed(deadline) : accessToken;
        }

        @Override
        public synchronized String afterRejected(String rejected, Deadline deadline) {
            return rejected.equals(accessToken) ? refreshed(deadline) : accessToken;
        }

        private String refreshed(Deadline deadline) {
            OAuthTokens tokens = oauth.refresh(refreshToken, deadline);
            refreshes++;
            refreshToken = tokens.refreshToken();
            accessToken = tokens.accessToken();
            return accessToken;
        }
    }
}
