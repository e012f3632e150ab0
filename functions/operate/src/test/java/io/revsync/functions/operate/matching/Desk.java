package io.revsync.functions.operate.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.aws.AwsClients;
import io.revsync.aws.DynamoDbKeyLinks;
import io.revsync.aws.DynamoDbLeases;
import io.revsync.aws.RealmTables;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Pause;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.aws.Delivery;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Leases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** An admin's desk: a company with both systems, and both functions with their own rights only, on local AWS. */
final class Desk implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    static final SamFunction MATCHING = TEMPLATE.function("Matching");
    static final SamFunction WORKER = TEMPLATE.function("ReviewWorker");
    private static final ObjectMapper JSON = Json.mapper();

    final SandboxClock clock = SandboxClock.frozenAt(NOON);
    final EmbeddedAws aws = EmbeddedAws.start(TEMPLATE, clock);
    final RevioSimulator revio;
    final QuickBooksSimulator quickBooks;
    /** The functions of the syncs that were asked to run, in that order. */
    final List<String> syncsAsked = new ArrayList<>();

    private final Pause pause = clock::advance;
    private final Surroundings admin;
    private final Matching matching;
    private final ReviewWorker worker;

    /** @param books records of Rev.io by resource and of QuickBooks by entity, the first of each pair telling which */
    Desk(StartingBooks books) {
        this.revio = RevioSimulator.start(RevioOptions.usual().withClock(clock).withBooks(books));
        this.quickBooks = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().clock(clock).books(books.quickbooks()));
        this.admin = surroundings(MATCHING, "admin", List.of());
        connect();
        this.matching = new Matching(surroundings(MATCHING, MATCHING.logicalId(), List.of()));
        this.worker = new ReviewWorker(surroundings(WORKER, WORKER.logicalId(), List.of()));
    }

    /** Starting books of a line each. */
    static final class Books {
        private final Map<String, List<ObjectNode>> revio = new LinkedHashMap<>();
        private final Map<String, List<ObjectNode>> quickBooks = new LinkedHashMap<>();

        Books revio(String resource, String record) {
            revio.computeIfAbsent(resource, none -> new ArrayList<>()).add(node(record));
            return this;
        }

        Books quickBooks(String entity, String record) {
            quickBooks.computeIfAbsent(entity, none -> new ArrayList<>()).add(node(record));
            return this;
        }

        Books customer(int id, String company) {
            return revio(
                    "Customers",
                    "{'customer_id': " + id + ", 'account_number': 'A-" + id + "', 'email': 'ap" + id
                            + "@example.com', 'status': 'OPEN', 'billing_address': {'company_name': '" + company
                            + "'}, 'finance': {'bill_profile_id': 1, 'balance': 0},"
                            + "'created_date': '2026-01-05T08:00:00', 'updated_date': '2026-02-01T08:00:00'}");
        }

        Books product(int id, String name) {
            return revio("Products", "{'product_id': " + id + ", 'description': '" + name + "', 'active': true}");
        }

        Books quickBooksCustomer(int id, String name, String email) {
            return quickBooks(
                    "Customer",
                    "{'Id': '" + id + "', 'SyncToken': '0', 'DisplayName': '" + name + "', 'Active': true"
                            + (email.isEmpty() ? "" : ", 'PrimaryEmailAddr': {'Address': '" + email + "'}") + "}");
        }

        StartingBooks books() {
            try {
                Path folder = Files.createTempDirectory("books");
                BooksFolder books = new BooksFolder(NOON);
                books.write(new StartingBooks(revio, quickBooks), folder);
                return books.read(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ObjectNode node(String text) {
            return (ObjectNode) json(text.replace('\'', '"'));
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Surroundings surroundings(SamFunction function, String who, List<ExecutionInterceptor> interceptors) {
        Map<String, String> environment = new HashMap<>(aws.environment(function));
        environment.put("AWS_ACCESS_KEY_ID", who);
        environment.put("QUICKBOOKS_API_URL", quickBooks.url().toString());
        environment.put("QUICKBOOKS_TOKEN_URL", quickBooks.tokenUrl().toString());
        return new Surroundings(environment, clock, pause, AwsClients.from(environment, interceptors));
    }

    private void connect() {
        String prefix = admin.required("SECRETS_PREFIX") + "/" + admin.required("COMPANY") + "/";
        secret(
                prefix + "quickbooks-app",
                Map.of("clientId", quickBooks.clientId(), "clientSecret", quickBooks.clientSecret()));
        secret(
                prefix + "quickbooks-tokens",
                Map.of("account", quickBooks.realmId(), "refreshToken", quickBooks.refreshToken(quickBooks.realmId())));
        secret(prefix + "revio-credentials", Map.of("username", "sync@northwind", "password", "rehearsal"));
        Systems systems = new Systems(admin);
        Account company = new Account(quickBooks.realmId(), "Northwind");
        systems.connections()
                .change(ConnectedSystem.QUICKBOOKS, none -> none.proved(company, clock.instant(), List.of()));
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("initial").put("environment", "sandbox");
        settings.putObject("revio").put("baseUrl", revio.baseUrl().toString());
        settings.putObject("keyLinks")
                .put("integrationSystemId", "6")
                .putObject("entityTypeIds")
                .put("customer", "2")
                .put("product", "10");
        systems.settings()
                .save(JSON.convertValue(settings, Settings.class), 0, Saving.of("ann", NOON))
                .orElseThrow();
    }

    private void secret(String name, Map<String, String> value) {
        aws.putSecret(name, JSON.valueToTree(value).toString());
    }

    /** Asks the function behind the API, as an admin. */
    JsonNode ask(String method, String path, String body, int status) {
        return json(send(method, path, "application/json", body, status).getBody());
    }

    JsonNode get(String path) {
        return ask("GET", path, "", 200);
    }

    APIGatewayV2HTTPResponse send(String method, String path, String contentType, String body, int status) {
        APIGatewayV2HTTPEvent event = event("matching-start.json", APIGatewayV2HTTPEvent.class);
        String[] halves = path.split("\\?", 2);
        event.getRequestContext().getHttp().setMethod(method);
        event.setRawPath(halves[0]);
        event.setRawQueryString(halves.length == 2 ? halves[1] : "");
        event.getHeaders().put("content-type", contentType);
        event.setBody(body);
        return send(event, status);
    }

    APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event, int status) {
        APIGatewayV2HTTPResponse response = matching.handleRequest(event, invocation(Duration.ofSeconds(29)));
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(status);
        return response;
    }

    /** Decides about a customer. */
    JsonNode decide(String revioId, String decision, int status) {
        return ask("PUT", "/review/suggestions/customer/" + revioId, decision.replace('\'', '"'), status);
    }

    /** Delivers what waits on the bus to the worker, until nothing waits. @return how often it was called */
    int work() {
        return work(Duration.ofMinutes(15));
    }

    /** The function is woken for another company of the stack. */
    void workFor(String company) {
        ScheduledEvent event = event("review-goes-on.json", ScheduledEvent.class);
        event.setDetail(Map.of("company", company));
        worker.handleRequest(event, invocation(Duration.ofMinutes(15)));
    }

    /** The same with less time for each call. */
    int work(Duration time) {
        int calls = 0;
        for (Optional<Delivery> next = delivery(); next.isPresent(); next = delivery()) {
            String called = aws.functionOf(next.get()).orElseThrow().logicalId();
            if (!called.equals("ReviewWorker")) {
                syncsAsked.add(called);
                continue;
            }
            worker.handleRequest(event("review-goes-on.json", ScheduledEvent.class), invocation(time));
            calls++;
        }
        return calls;
    }

    /** Another worker, whose calls to AWS go through this. */
    void workWith(ExecutionInterceptor interceptor) {
        Surroundings own = surroundings(WORKER, WORKER.logicalId(), List.of(interceptor));
        try {
            new ReviewWorker(own)
                    .handleRequest(
                            event("review-goes-on.json", ScheduledEvent.class), invocation(Duration.ofMinutes(15)));
        } finally {
            own.aws().close();
        }
    }

    private Optional<Delivery> delivery() {
        try {
            return aws.nextDelivery(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The functions of the directions that the settings switch on. */
    String[] functionsSwitchedOn() {
        Settings settings = new Systems(admin).settings().load().orElseThrow().settings();
        return Arrays.stream(Direction.values())
                .filter(direction -> settings.of(direction).enabled())
                .map(direction -> TEMPLATE.functions().stream()
                        .filter(function -> function.schedules().stream()
                                .anyMatch(rule -> rule.name().endsWith(direction.key())))
                        .findFirst()
                        .orElseThrow()
                        .logicalId())
                .toArray(String[]::new);
    }

    DynamoDbKeyLinks links() {
        return new DynamoDbKeyLinks(new RealmTables(new Systems(admin).tables(), quickBooks.realmId()));
    }

    Leases leases() {
        return new DynamoDbLeases(new Systems(admin).tables());
    }

    static <E> E event(String file, Class<E> type) {
        try (InputStream in = Files.newInputStream(SamTemplate.projectRoot().resolve("events/" + file))) {
            return LambdaEventSerializers.serializerFor(type, Desk.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Context invocation(Duration time) {
        Instant end = clock.instant().plus(time);
        return (Context) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis")
                        ? (int) Duration.between(clock.instant(), end).toMillis()
                        : null);
    }

    @Override
    public void close() {
        admin.aws().close();
        revio.close();
        quickBooks.close();
        aws.close();
    }
}
