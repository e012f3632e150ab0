package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.aws.Companies;
import io.revsync.aws.NewCompany;
import io.revsync.aws.SecretNames;
import io.revsync.aws.Surroundings;
import io.revsync.http.Deadline;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.control.Ledger;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.review.ReviewState;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three companies served by the same warm Lambdas, whose records have the same ids in Rev.io but are not the same. */
class SeveralCompaniesTest {

    private final SandboxClock clock = SandboxClock.frozenAt(TestBooks.NOON);
    private final Stage stage = new Stage();
    private final List<Tenant> tenants = List.of(
            new Tenant("main", "Northwind", "9130350000000001", clock, "100.00", "40.00"),
            new Tenant("acme", "Acme", "9130350000000002", clock, "250.00", "60.00"),
            new Tenant("summit", "Summit", "9130350000000003", clock, "999.99", "99.99"));
    private QuickBooksSimulator quickBooks;
    private Surroundings surroundings;
    private final Map<Direction, RequestHandler<ScheduledEvent, RunReport>> warm = new EnumMap<>(Direction.class);

    /** A company of the stack with a Rev.io of its own; QuickBooks is the same server, which knows companies by their realm. */
    private record Tenant(String company, String name, String realm, StartingBooks books, RevioSimulator revio) {

        Tenant(String company, String name, String realm, SandboxClock clock, String bill, String payment) {
            this(company, name, realm, clock, SeveralCompaniesTest.books(name, bill, payment));
        }

        private Tenant(String company, String name, String realm, SandboxClock clock, StartingBooks books) {
            this(
                    company,
                    name,
                    realm,
                    books,
                    RevioSimulator.start(RevioOptions.usual().withClock(clock).withBooks(books)));
        }
    }

    /** Two customers, two bills, a payment and a credit; the ids are the same whoever's they are. */
    private static StartingBooks books(String name, String bill, String payment) {
        return new TestBooks()
                .customer(101, name + " Retail")
                .customer(102, name + " Wholesale")
                .bill(1001, 101, bill, bill, "0.00")
                .bill(1002, 102, bill, bill, "0.00")
                .payment(501, 101, payment, "")
                .credit(701, 102, "5.00", "")
                .books();
    }

    @BeforeEach
    void connect() {
        QuickBooksOptions options = QuickBooksOptions.defaults()
                .clock(clock)
                .books(tenants.get(0).books().quickbooks());
        tenants.forEach(tenant -> options.realm(tenant.realm(), "refresh-" + tenant.company()));
        quickBooks = QuickBooksSimulator.start(options);
        Map<String, String> environment = new HashMap<>(stage.environment());
        environment.put("COMPANY", "main");
        environment.put("QUICKBOOKS_API_URL", quickBooks.url().toString());
        environment.put("QUICKBOOKS_TOKEN_URL", quickBooks.tokenUrl().toString());
        surroundings = new Surroundings(environment, clock, clock::advance, stage.clients);
        tenants.forEach(this::connect);
        for (Direction direction : Direction.values()) {
            warm.put(direction, World.handler(direction, surroundings));
        }
    }

    @AfterEach
    void close() {
        tenants.forEach(tenant -> tenant.revio().close());
        quickBooks.close();
        stage.close();
    }

    @Test
    void threeCompaniesAtOnceEndEqualAndNothingCrosses() {
        everybodyAtOnce();
        clock.advance(Duration.ofHours(7));
        everybodyInTurn();

        for (Tenant tenant : tenants) {
            assertThat(compare(tenant)).as(tenant.company()).allSatisfy(each -> assertThat(each.differences())
                    .isEmpty());
            assertThat(quickBooks.ledger(tenant.realm()).all("Invoice").map(SeveralCompaniesTest::total))
                    .as(tenant.company())
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactlyInAnyOrder(billed(tenant), billed(tenant));
            assertThat(quickBooks.ledger(tenant.realm()).all("Payment").map(SeveralCompaniesTest::total))
                    .as(tenant.company())
                    .usingElementComparator(BigDecimal::compareTo)
                    .contains(paid(tenant));
            assertThat(quickBooks.ledger(tenant.realm()).all("CreditMemo")).hasSize(1);
            assertThat(customers(tenant))
                    .as(tenant.company())
                    .contains(tenant.name() + " Retail", tenant.name() + " Wholesale")
                    .noneMatch(customer ->
                            tenants.stream().anyMatch(other -> other != tenant && customer.startsWith(other.name())));
        }
    }

    @Test
    void whatIsStoredOfOneIsNotSeenByAnother() {
        everybodyAtOnce();

        for (Tenant tenant : tenants) {
            Company company = company(tenant);
            assertThat(linkedInvoices(company))
                    .as(tenant.company())
                    .containsExactlyInAnyOrderElementsOf(quickBooks
                            .ledger(tenant.realm())
                            .all("Invoice")
                            .map(invoice -> invoice.path("Id").asText())
                            .toList());
            assertThat(company.runLog().latest(Direction.INVOICES_TO_QUICKBOOKS, 10))
                    .as(tenant.company())
                    .hasSize(1);
            assertThat(company.ports().problems().open(Direction.CUSTOMERS_TO_QUICKBOOKS))
                    .as(tenant.company())
                    .isEmpty();
            assertThat(tokens(tenant))
                    .contains(tenant.realm())
                    .doesNotContain(tenants.stream()
                            .filter(other -> other != tenant)
                            .map(Tenant::realm)
                            .toArray(String[]::new));
        }
    }

    @Test
    void whatCannotBeSyncedIsOnItsOwnCompanysListOnly() {
        everybodyAtOnce();
        Ledger acmes = quickBooks.ledger(tenants.get(1).realm());
        String invoice =
                acmes.all("Invoice").findFirst().orElseThrow().path("Id").asText();
        clock.advance(Duration.ofHours(1));
        acmes.put("Invoice", invoice, Json.mapper().createObjectNode().put("_operation", "void"));

        everybodyAtOnce();

        assertThat(open(tenants.get(0))).isEmpty();
        assertThat(open(tenants.get(1))).hasSize(1);
        assertThat(open(tenants.get(2))).isEmpty();
    }

    @Test
    void aLostConnectionPausesItsOwnCompanyOnly() {
        company(tenants.get(1))
                .systems()
                .connections()
                .change(
                        ConnectedSystem.REVIO,
                        connection ->
                                connection.lost(new Advice("The password is wrong.", "Enter it."), clock.instant()));

        everybodyAtOnce();

        assertThat(state(tenants.get(0))).isEqualTo(RunState.FINISHED);
        assertThat(state(tenants.get(1))).isEqualTo(RunState.PAUSED);
        assertThat(state(tenants.get(2))).isEqualTo(RunState.FINISHED);
        assertThat(quickBooks.ledger(tenants.get(1).realm()).all("Invoice")).isEmpty();
    }

    @Test
    void anEventThatNamesNobodyMeansTheFirstCompany() {
        RunReport report = warm.get(Direction.CUSTOMERS_TO_QUICKBOOKS)
                .handleRequest(Stage.event(Direction.CUSTOMERS_TO_QUICKBOOKS), new TestContext(Duration.ofMinutes(15)));

        assertThat(report.state()).isEqualTo(RunState.FINISHED);
        assertThat(customers(tenants.get(0))).contains("Northwind Retail");
        assertThat(customers(tenants.get(1))).doesNotContain("Northwind Retail", "Acme Retail");
    }

    @Test
    void aCompanyNobodyAddedDoesNotRun() {
        assertThat(run("nobody", Direction.CUSTOMERS_TO_QUICKBOOKS).state()).isEqualTo(RunState.SWITCHED_OFF);
    }

    @Test
    void aNameThatReachesIntoAnotherCompanyIsRefused() {
        assertThatThrownBy(() -> run("main#9130350000000001", Direction.CUSTOMERS_TO_QUICKBOOKS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("small letters, digits and hyphens");
    }

    private void everybodyAtOnce() {
        CompletableFuture.allOf(tenants.stream()
                        .map(tenant -> CompletableFuture.runAsync(() -> {
                            for (Direction direction : Direction.values()) {
                                run(tenant.company(), direction);
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** One run of one company, then one of the next, as a warm Lambda would get them. */
    private void everybodyInTurn() {
        for (Direction direction : Direction.values()) {
            tenants.forEach(tenant -> run(tenant.company(), direction));
        }
    }

    private RunReport run(String company, Direction direction) {
        ScheduledEvent event = Stage.event("sync-continues.json");
        event.setDetail(Map.of("company", company, "direction", direction.key()));
        return warm.get(direction).handleRequest(event, new TestContext(Duration.ofMinutes(15)));
    }

    private List<RecordKey> open(Tenant tenant) {
        return company(tenant).ports().problems().open(Direction.INVOICES_TO_QUICKBOOKS).stream()
                .map(Problem::record)
                .toList();
    }

    private RunState state(Tenant tenant) {
        return company(tenant)
                .runLog()
                .latest(Direction.INVOICES_TO_QUICKBOOKS, 1)
                .get(0)
                .state();
    }

    private List<Comparison> compare(Tenant tenant) {
        Company company = company(tenant);
        return company.reconciliation(company.settings().load().orElseThrow().settings())
                .compare(Deadline.in(Duration.ofMinutes(15), clock));
    }

    private List<String> customers(Tenant tenant) {
        return quickBooks
                .ledger(tenant.realm())
                .all("Customer")
                .map(customer -> customer.path("DisplayName").asText())
                .toList();
    }

    private static BigDecimal billed(Tenant tenant) {
        return total(tenant.books().revio().get("Bills").get(0), "total");
    }

    private static BigDecimal paid(Tenant tenant) {
        return total(tenant.books().revio().get("Payments").get(0), "amount");
    }

    private static List<String> linkedInvoices(Company company) {
        List<String> invoices = new ArrayList<>();
        company.ports().keyLinks().all(RecordType.BILL).forEachRemaining(link -> invoices.add(link.quickBooksId()));
        return invoices;
    }

    private String tokens(Tenant tenant) {
        String name = SecretNames.of(surroundings.of(tenant.company())).quickBooksTokens();
        return stage.clients
                .secrets()
                .getSecretValue(request -> request.secretId(name))
                .secretString();
    }

    private static BigDecimal total(JsonNode invoice) {
        return total(invoice, "TotalAmt");
    }

    private static BigDecimal total(JsonNode record, String field) {
        return new BigDecimal(record.path(field).asText());
    }

    private Company company(Tenant tenant) {
        return new Company(surroundings.of(tenant.company()));
    }

    private void connect(Tenant tenant) {
        if (!tenant.company().equals(surroundings.company())) {
            new NewCompany(surroundings, new Companies(surroundings)).add(tenant.company(), "ann");
        }
        SecretNames names = SecretNames.of(surroundings.of(tenant.company()));
        store(names.quickBooksApp(), "clientId", quickBooks.clientId(), "clientSecret", quickBooks.clientSecret());
        store(names.quickBooksTokens(), "realmId", tenant.realm(), "refreshToken", "refresh-" + tenant.company());
        store(names.revioCredentials(), "username", "sync@northwind", "password", "rehearsal");
        Company company = company(tenant);
        company.systems()
                .connections()
                .change(
                        ConnectedSystem.QUICKBOOKS,
                        none -> none.proved(new Account(tenant.realm(), tenant.company()), clock.instant(), List.of()));
        company.systems()
                .connections()
                .change(
                        ConnectedSystem.REVIO,
                        none -> none.proved(new Account(tenant.company(), ""), clock.instant(), List.of()));
        World.review(company.systems(), ReviewState.CONFIRMED, Optional.of(clock.instant()), clock);
        ObjectNode document = World.document(quickBooks.ledger(tenant.realm()), tenant.revio());
        company.settings()
                .save(Json.mapper().convertValue(document, Settings.class), 0, Saving.of("admin", clock.instant()))
                .orElseThrow();
    }

    private void store(String name, String key, String value, String secondKey, String second) {
        stage.aws.putSecret(
                name,
                Json.mapper()
                        .createObjectNode()
                        .put(key, value)
                        .put(secondKey, second)
                        .toString());
    }
}
