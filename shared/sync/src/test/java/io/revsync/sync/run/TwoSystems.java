package io.revsync.sync.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.http.InMemoryLimitStore;
import io.revsync.http.Pause;
import io.revsync.http.RateLimiter;
import io.revsync.http.Retries;
import io.revsync.quickbooks.AccessTokens;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksEndpoints;
import io.revsync.revio.RevioClient;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.RunReport;
import io.revsync.sync.customers.CustomersToQuickBooks;
import io.revsync.sync.customers.ExistingLinks;
import io.revsync.sync.invoices.InvoicesToQuickBooks;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.VersionedSettings;
import io.revsync.sync.store.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Both simulators, the two directions, and a state in memory; the clock moves only when somebody waits. */
final class TwoSystems implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final SandboxClock clock = SandboxClock.frozenAt(NOON);
    final InMemoryState state = new InMemoryState();
    final RevioSimulator revio;
    final QuickBooksSimulator quickBooks;
    private final Pause pause = clock::advance;
    private Settings settings;

    private TwoSystems(Map<String, List<ObjectNode>> books) {
        StartingBooks complete = complete(books);
        this.revio = RevioSimulator.start(
                RevioOptions.usual().withClock(clock).withLimits(false).withBooks(complete));
        this.quickBooks = QuickBooksSimulator.start(
                QuickBooksOptions.defaults().clock(clock).limits(false).books(complete.quickbooks()));
        settings("{'advanced': {'concurrency': 1}}");
    }

    /** Records of Rev.io: resource, record in JSON with single quotes, and so on. */
    static TwoSystems with(String... resourcesAndRecords) {
        Map<String, List<ObjectNode>> books = new LinkedHashMap<>();
        for (int i = 0; i < resourcesAndRecords.length; i += 2) {
            books.computeIfAbsent(resourcesAndRecords[i], name -> new ArrayList<>())
                    .add(json(resourcesAndRecords[i + 1]));
        }
        return new TwoSystems(books);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Settings besides the items, which are chosen. */
    TwoSystems settings(String json) {
        ObjectNode document = json(json);
        document.withObject("/invoices")
                .put("unmatchedOneTimeItemId", itemId("Unmatched One-time"))
                .put("unmatchedRecurringItemId", itemId("Unmatched Recurring"))
                .put("taxItemId", itemId("Sales tax and fees"));
        settings = Json.mapper().convertValue(document, Settings.class);
        return this;
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

    RunReport syncCustomers() {
        RevioClient client = revioClient();
        QuickBooksClient books = quickBooksClient();
        ExistingLinks links = new ExistingLinks(client, books, state, settings.keyLinks());
        return run(
                new CustomersToQuickBooks(
                        client, books, state, links, state.ports().choices(), 500),
                client,
                books);
    }

    RunReport syncInvoices() {
        RevioClient client = revioClient();
        QuickBooksClient books = quickBooksClient();
        return run(new InvoicesToQuickBooks(client, books, state, settings), client, books);
    }

    private <T> RunReport run(Route<T> route, RevioClient client, QuickBooksClient books) {
        SyncRun<T> run = new SyncRun<>(
                route, state.ports(), new VersionedSettings(1, settings), books, client, clock, () -> UUID.randomUUID()
                        .toString());
        return run.run("run", Deadline.in(Duration.ofMinutes(15), clock));
    }

    /** Invoices by number that are not voided. */
    Map<String, ObjectNode> invoices() {
        return byNumber(invoice -> !invoice.path("PrivateNote").asText().startsWith("Voided"));
    }

    Map<String, ObjectNode> voidedInvoices() {
        return byNumber(invoice -> invoice.path("PrivateNote").asText().startsWith("Voided"));
    }

    private Map<String, ObjectNode> byNumber(Predicate<ObjectNode> which) {
        return quickBooks
                .ledger()
                .all("Invoice")
                .filter(which)
                .collect(Collectors.toMap(invoice -> invoice.path("DocNumber").asText(), Function.identity()));
    }

    /** Open problems by Rev.io id. */
    Map<String, Problem> problems(Direction direction) {
        return state.open(direction).stream()
                .collect(Collectors.toMap(problem -> problem.record().id(), Function.identity()));
    }

    private RevioClient revioClient() {
        return RevioBills.client(revio.baseUrl(), clock);
    }

    QuickBooksClient quickBooksClient() {
        RateLimiter none = new RateLimiter("none", List.of(), new InMemoryLimitStore(), clock, pause);
        AccessTokens tokens = new AccessTokens() {
            @Override
            public String current(Deadline deadline) {
                return quickBooks.accessToken();
            }

            @Override
            public String afterRejected(String rejected, Deadline deadline) {
                return quickBooks.accessToken();
            }
        };
        QuickBooksEndpoints endpoints = new QuickBooksEndpoints(
                quickBooks.url(), quickBooks.tokenUrl(), quickBooks.revokeUrl(), quickBooks.authorizeUrl());
        return new QuickBooksClient(
                endpoints,
                quickBooks.realmId(),
                tokens,
                none,
                none,
                new Retries(2, pause),
                clock,
                Duration.ofSeconds(60));
    }

    private static StartingBooks complete(Map<String, List<ObjectNode>> books) {
        try {
            Path folder = Files.createTempDirectory("books");
            BooksFolder reference = new BooksFolder(NOON);
            reference.write(new StartingBooks(books, Map.of()), folder);
            return reference.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        revio.close();
        quickBooks.close();
    }
}
