package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.aws.DynamoDbReviews;
import io.revsync.aws.RealmTables;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.control.Ledger;
import io.revsync.sandbox.control.LedgerRefusal;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.RunReport;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.ReviewState;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private UnaryOperator<ObjectNode> settings;
    /** As the stored settings say. */
    private String revioAddress = "";

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
        this.settings = settings;
        connect();
        restoreSettings();
    }

    /** The same, with functions that wait for no answer longer than this. */
    World withCallTimeout(Duration timeout) {
        environment.put("CALL_TIMEOUT", timeout.toString());
        return this;
    }

    /** Everything stored is lost: links, cursors, problems, all. Both systems keep their books. */
    void forgetEverything() {
        environment.put("COMPANY", newCompany());
        connect();
        restoreSettings();
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

    private void connect() {
        storeSecrets();
        Connections connections = company().systems().connections();
        Account company = new Account(quickBooks.realmId(), "Northwind");
        connections.change(ConnectedSystem.QUICKBOOKS, none -> none.proved(company, clock.instant(), List.of()));
        Account client = new Account("northwind", "");
        connections.change(ConnectedSystem.REVIO, none -> none.proved(client, clock.instant(), List.of()));
        reviewIsFinished();
    }

    /** The matching review is there and waits for an admin, who has decided nothing yet. */
    void reviewIsNotFinished() {
        review(ReviewState.READY, Optional.empty());
    }

    /** An admin finishes the matching review without having decided anything: the syncs' own rules link. */
    void reviewIsFinished() {
        review(ReviewState.CONFIRMED, Optional.of(clock.instant()));
    }

    private void review(ReviewState state, Optional<Instant> finishedAt) {
        review(company().systems(), state, finishedAt, clock);
    }

    /** A company's matching review is as far as this. */
    static void review(Systems systems, ReviewState state, Optional<Instant> finishedAt, SandboxClock clock) {
        Review review = new Review(
                1,
                state,
                clock.instant(),
                "admin",
                Map.of(),
                Set.of(),
                Optional.empty(),
                "",
                finishedAt,
                "admin",
                Optional.empty());
        new DynamoDbReviews(new RealmTables(systems.tables(), systems.realm())).change(any -> Optional.of(review));
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

    /** Stores the settings document as an admin would, changed from what a plain company has. */
    void storeSettings(UnaryOperator<ObjectNode> change) {
        settings = change;
        restoreSettings();
    }

    /** Stores the settings document as it was last stored by an admin. */
    void restoreSettings() {
        save(settings);
        revioAddress = revio.baseUrl().toString();
    }

    /** The settings of a plain company with these two systems. */
    static ObjectNode document(Ledger quickBooks, RevioSimulator revio) {
        ObjectNode document = JSON.createObjectNode();
        document.putObject("initial").put("environment", "sandbox");
        document.putObject("revio").put("baseUrl", revio.baseUrl().toString());
        document.putObject("invoices")
                .put("unmatchedOneTimeItemId", itemId(quickBooks, "Unmatched One-time"))
                .put("unmatchedRecurringItemId", itemId(quickBooks, "Unmatched Recurring"))
                .put("taxItemId", itemId(quickBooks, "Sales tax and fees"));
        document.putObject("advanced").put("concurrency", 1);
        return document;
    }

    /** Where it is already, nothing is stored. */
    private void connectRevioAt(String address) {
        if (!address.equals(revioAddress)) {
            save(document -> {
                ObjectNode changed = settings.apply(document);
                changed.withObject("/revio").put("baseUrl", address);
                return changed;
            });
            revioAddress = address;
        }
    }

    private void save(UnaryOperator<ObjectNode> change) {
        ObjectNode document = document(quickBooks.ledger(), revio);
        Company company = company();
        long version = company.settings().load().map(each -> each.version()).orElse(0L);
        company.settings()
                .save(
                        JSON.convertValue(change.apply(document), Settings.class),
                        version,
                        Saving.of("admin", clock.instant()))
                .orElseThrow();
    }

    private static String itemId(Ledger quickBooks, String name) {
        return quickBooks
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

    /** Every direction, one after the other. */
    List<RunReport> runAll() {
        return run(List.of(Direction.values()));
    }

    /** Some directions, one after the other. */
    List<RunReport> run(List<Direction> directions) {
        return directions.stream().map(this::run).toList();
    }

    /** The same, of which the report of one direction is asked for. */
    RunReport runAll(Direction wanted) {
        return runAll().stream()
                .filter(report -> report.direction() == wanted)
                .findFirst()
                .orElseThrow();
    }

    /** The same behind a gate: everything the functions call goes through it. */
    List<RunReport> runAll(CrashGate gate) {
        return run(List.of(Direction.values()), gate);
    }

    /** Some directions behind a gate. */
    List<RunReport> run(List<Direction> directions, CrashGate gate) {
        return directions.stream()
                .map(direction -> run(direction, Duration.ofMinutes(15), gate))
                .toList();
    }

    /** One direction behind a gate. */
    RunReport run(Direction direction, Duration time, CrashGate gate) {
        Map<String, String> gated = new HashMap<>(environment);
        gated.put("AWS_ENDPOINT_URL", gate.before(stage.aws.endpoint()).toString());
        gated.put("QUICKBOOKS_API_URL", gate.before(quickBooks.url()).toString());
        gated.put(
                "QUICKBOOKS_TOKEN_URL",
                gated.get("QUICKBOOKS_API_URL") + quickBooks.tokenUrl().getPath());
        connectRevioAt(gate.before(revio.url()) + revio.baseUrl().getPath());
        Pause paused = length -> {
            // A dead process moves nobody's clock.
            if (!gate.isDead()) {
                pause.of(length);
            }
        };
        Surroundings behindTheGate = new Surroundings(gated, clock, paused, gate.clients(gated));
        return run(direction, behindTheGate, time);
    }

    private RunReport run(Direction direction, Surroundings surroundings, Duration time) {
        return handler(direction, surroundings).handleRequest(Stage.event(direction), new TestContext(time));
    }

    /** A direction's own handler, as a Lambda that stays warm keeps it. */
    static RequestHandler<ScheduledEvent, RunReport> handler(Direction direction, Surroundings surroundings) {
        return switch (direction) {
            case PRODUCTS_TO_QUICKBOOKS -> new ProductsToQuickBooks(surroundings);
            case CUSTOMERS_TO_QUICKBOOKS -> new CustomersToQuickBooks(surroundings);
            case CUSTOMERS_TO_REVIO -> new CustomersToRevio(surroundings);
            case INVOICES_TO_QUICKBOOKS -> new InvoicesToQuickBooks(surroundings);
            case CREDITS_TO_QUICKBOOKS -> new CreditsToQuickBooks(surroundings);
            case PAYMENTS_TO_QUICKBOOKS -> new PaymentsToQuickBooks(surroundings);
            case PAYMENTS_TO_REVIO -> new PaymentsToRevio(surroundings);
        };
    }

    /** The date in both systems' books. */
    String today() {
        return clock.instant().toString().substring(0, 10);
    }

    /**
     * Does in Rev.io what only a call to its API can, such as {@code /Payments/1/reverse}.
     *
     * @throws LedgerRefusal if Rev.io does not let people do it, or is not well
     */
    void revioPost(String path) {
        String user = Base64.getEncoder().encodeToString("sync@northwind:rehearsal".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(revio.baseUrl() + path))
                .header("Authorization", "Basic " + user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LedgerRefusal(path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new LedgerRefusal(path + ": " + e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both systems compared, record by record. */
    List<Comparison> compare() {
        Company company = company();
        Settings settings = company.settings().load().orElseThrow().settings();
        return company.reconciliation(settings).compare(Deadline.in(Duration.ofMinutes(15), clock));
    }

    /** One kind of record of both systems compared. */
    Comparison compare(Comparison.Kind kind) {
        return compare().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
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
