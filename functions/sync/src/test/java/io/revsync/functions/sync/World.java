package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.RunReport;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** One company with both its systems, on an AWS shared with other worlds, under a clock that moves only when somebody waits. */
final class World implements AutoCloseable {

    private static final ObjectMapper JSON = Json.mapper();

    final SandboxClock clock = SandboxClock.frozenAt(TestBooks.NOON);
    final RevioSimulator revio;
    final QuickBooksSimulator quickBooks;
    private final Stage stage;
    private final Map<String, String> environment;
    private final Pause pause = length -> clock.advance(length);

    World(Stage stage, StartingBooks books) {
        this(stage, books, UnaryOperator.identity(), UnaryOperator.identity());
    }

    World(
            Stage stage,
            StartingBooks books,
            UnaryOperator<QuickBooksOptions> company,
            UnaryOperator<ObjectNode> settings) {
        this.stage = stage;
        this.revio = RevioSimulator.start(RevioOptions.usual().withClock(clock).withBooks(books));
        this.quickBooks = QuickBooksSimulator.start(
                company.apply(QuickBooksOptions.defaults().clock(clock).books(books.quickbooks())));
        this.environment = environment();
        storeSecrets();
        storeSettings(settings);
    }

    /** The same, with functions that wait for no answer longer than this. */
    World withCallTimeout(Duration timeout) {
        environment.put("CALL_TIMEOUT", timeout.toString());
        return this;
    }

    /** Everything stored is lost: links, cursors, problems, all. Both systems keep their books. */
    void forgetEverything() {
        environment.put("COMPANY", newCompany());
        storeSecrets();
        storeSettings(document -> document);
    }

    private static String newCompany() {
        return "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(stage.environment());
        variables.put("COMPANY", newCompany());
        variables.put("QUICKBOOKS_API_URL", quickBooks.url().toString());
        variables.put("QUICKBOOKS_TOKEN_URL", quickBooks.tokenUrl().toString());
        return variables;
    }

    private void storeSecrets() {
        String prefix = environment.get("SECRETS_PREFIX") + "/" + environment.get("COMPANY") + "/";
        SecretsManagerClient secrets = stage.clients.secrets();
        create(
                secrets,
                prefix + "quickbooks-app",
                Map.of("clientId", quickBooks.clientId(), "clientSecret", quickBooks.clientSecret()));
        create(
                secrets,
                prefix + "quickbooks-tokens",
                Map.of("realmId", quickBooks.realmId(), "refreshToken", quickBooks.refreshToken(quickBooks.realmId())));
        create(secrets, prefix + "revio-credentials", Map.of("username", "sync@northwind", "password", "rehearsal"));
    }

    private static void create(SecretsManagerClient secrets, String name, Map<String, String> value) {
        secrets.createSecret(request ->
                request.name(name).secretString(JSON.valueToTree(value).toString()));
    }

    /** Changes the settings document, as the admin would. */
    void storeSettings(UnaryOperator<ObjectNode> change) {
        ObjectNode document = JSON.createObjectNode();
        document.putObject("initial").put("environment", "SANDBOX");
        document.putObject("quickbooks").put("realmId", quickBooks.realmId());
        document.putObject("revio").put("baseUrl", revio.baseUrl().toString());
        document.putObject("invoices")
                .put("unmatchedOneTimeItemId", itemId("Unmatched One-time"))
                .put("unmatchedRecurringItemId", itemId("Unmatched Recurring"))
                .put("taxItemId", itemId("Sales tax and fees"));
        document.putObject("advanced").put("concurrency", 1);
        Company company = company();
        long version = company.settings().load().map(each -> each.version()).orElse(0L);
        company.settings()
                .save(JSON.convertValue(change.apply(document), Settings.class), version)
                .orElseThrow();
    }

    private String itemId(String name) {
        return quickBooks
                .ledger()
                .all("Item")
                .filter(item -> item.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("Id")
                .asText();
    }

    /** Runs a direction's own handler, as Lambda would, with fifteen minutes. */
    RunReport run(Direction direction) {
        return run(direction, surroundings(), Duration.ofMinutes(15));
    }

    RunReport run(Direction direction, Duration time) {
        return run(direction, surroundings(), time);
    }

    /** Customers, then invoices. */
    List<RunReport> runAll() {
        return List.of(run(Direction.CUSTOMERS_TO_QUICKBOOKS), run(Direction.INVOICES_TO_QUICKBOOKS));
    }

    /** The same behind a gate: everything the functions call goes through it. */
    List<RunReport> runAll(CrashGate gate) {
        Map<String, String> gated = new HashMap<>(environment);
        gated.put("AWS_ENDPOINT_URL", gate.before(stage.aws.endpoint()).toString());
        gated.put("QUICKBOOKS_API_URL", gate.before(quickBooks.url()).toString());
        gated.put(
                "QUICKBOOKS_TOKEN_URL",
                gated.get("QUICKBOOKS_API_URL") + quickBooks.tokenUrl().getPath());
        URI revioGate = gate.before(revio.url());
        storeSettings(document -> {
            document.withObject("/revio")
                    .put("baseUrl", revioGate + revio.baseUrl().getPath());
            return document;
        });
        Surroundings behindTheGate = Surroundings.of(gated, clock, pause);
        return List.of(
                run(Direction.CUSTOMERS_TO_QUICKBOOKS, behindTheGate, Duration.ofMinutes(15)),
                run(Direction.INVOICES_TO_QUICKBOOKS, behindTheGate, Duration.ofMinutes(15)));
    }

    private RunReport run(Direction direction, Surroundings surroundings, Duration time) {
        RequestHandler<ScheduledEvent, RunReport> handler =
                switch (direction) {
                    case CUSTOMERS_TO_QUICKBOOKS -> new CustomersToQuickBooks(surroundings);
                    case INVOICES_TO_QUICKBOOKS -> new InvoicesToQuickBooks(surroundings);
                };
        return handler.handleRequest(Stage.event(direction), new TestContext(time));
    }

    /** Both systems compared, record by record. */
    List<Comparison> compare() {
        Company company = company();
        Settings settings = company.settings().load().orElseThrow().settings();
        return company.reconciliation(settings).compare(Deadline.in(Duration.ofMinutes(15), clock));
    }

    /** The company's state. */
    Company company() {
        return new Company(surroundings());
    }

    private Surroundings surroundings() {
        return new Surroundings(environment, clock, pause, stage.clients);
    }

    @Override
    public void close() {
        revio.close();
        quickBooks.close();
    }
}
