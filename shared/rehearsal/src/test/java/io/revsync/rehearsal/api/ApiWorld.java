package io.revsync.rehearsal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.aws.AwsClients;
import io.revsync.http.Pause;
import io.revsync.rehearsal.gateway.LocalGateway;
import io.revsync.rehearsal.gateway.OneRunToken;
import io.revsync.rehearsal.gateway.RawHttp;
import io.revsync.rehearsal.lambda.ApiFunctions;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** An installation on which nothing is connected yet: the template's API in front of the real functions, and both simulators. */
final class ApiWorld implements AutoCloseable {
    static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    static final String CLIENT_SECRET = "quickbooks-client-secret-7f3a";
    static final String PASSWORD = "revio-password-91c4";
    static final String USERNAME = "sync@northwind";

    private static final int BILLS = 12;

    final EmbeddedAws aws = EmbeddedAws.start(TEMPLATE, Clock.systemUTC());
    final QuickBooksSimulator quickBooks;
    final RevioSimulator revio;
    final Endpoints endpoints;
    final AwsClients admin;
    final LocalGateway gateway;
    final OneRunToken token = new OneRunToken(Clock.systemUTC(), TEMPLATE.parameter("AdminGroup"));
    /** Everything the API has answered, in the order of the calls. */
    final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());

    private final RawHttp http;

    ApiWorld() {
        StartingBooks books = BuiltInBooks.withBills(BILLS, Instant.now());
        this.quickBooks = QuickBooksSimulator.start(QuickBooksOptions.defaults()
                .client("quickbooks-client-id", CLIENT_SECRET)
                .limits(false)
                .books(books.quickbooks()));
        this.revio = RevioSimulator.start(RevioOptions.usual()
                .withCredentials(USERNAME, PASSWORD)
                .withLimits(false)
                .withBooks(books));
        this.endpoints = Endpoints.onPorts(aws.endpoint().getPort(), quickBooks.port(), revio.port());
        this.admin = AwsClients.from(
                endpoints.administratorsEnvironment(TEMPLATE.functions().get(0)), List.of());
        this.gateway = gateway(token);
        this.http = new RawHttp(gateway.address());
    }

    /** Another door to the same functions, which another token opens. */
    LocalGateway gateway(OneRunToken another) {
        return LocalGateway.start(
                0,
                TEMPLATE.routes(),
                new ApiFunctions(TEMPLATE, endpoints, "{}", Clock.systemUTC(), Pause.real())::at,
                another,
                Clock.systemUTC());
    }

    /** A token that was good until a moment ago, and the door it opened. */
    Expired expired() {
        SandboxClock clock = SandboxClock.system();
        OneRunToken old = new OneRunToken(clock, TEMPLATE.parameter("AdminGroup"));
        LocalGateway door = gateway(old);
        clock.advance(OneRunToken.LIFE);
        return new Expired(old.value(), door);
    }

    /** Calls as the admin. */
    RawHttp.Answer call(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Authorization", "Bearer " + token.value());
        if (!body.isEmpty()) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return callAsItIs(method, path, all, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls with these headers only. */
    RawHttp.Answer callAsItIs(String method, String path, Map<String, String> headers, byte[] body) {
        RawHttp.Answer answer = http.send(method + " " + path + " HTTP/1.1", headers, body);
        exchanges.add(new Exchange(method + " " + path, answer));
        return answer;
    }

    /** The body as JSON. */
    static JsonNode json(RawHttp.Answer answer) {
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.text(), e);
        }
    }

    /** Every item of every table, by table and key; the call budgets left out, which every call moves. */
    Map<String, String> items() {
        Map<String, String> items = new TreeMap<>();
        TEMPLATE.tables().forEach(table -> admin.dynamoDb()
                .scanPaginator(request -> request.tableName(table.name()))
                .items()
                .forEach(item -> items.put(
                        table.logicalId() + " " + item.get("pk").s() + " "
                                + item.get("sk").s(),
                        item.toString())));
        return items;
    }

    /** The current value of every secret that has one. */
    Map<String, String> secrets() {
        Map<String, String> values = new TreeMap<>();
        for (String name : admin.secrets().listSecretsPaginator(request -> {}).stream()
                .flatMap(page -> page.secretList().stream())
                .map(SecretListEntry::name)
                .toList()) {
            try {
                values.put(
                        name,
                        admin.secrets()
                                .getSecretValue(request -> request.secretId(name))
                                .secretString());
            } catch (ResourceNotFoundException empty) {
                values.put(name, "");
            }
        }
        return values;
    }

    @Override
    public void close() {
        gateway.close();
        admin.close();
        revio.close();
        quickBooks.close();
        aws.close();
    }

    /** @param request its method and path */
    record Exchange(String request, RawHttp.Answer answer) {}

    /** @param door what the token opened while it was good */
    record Expired(String token, LocalGateway door) implements AutoCloseable {
        @Override
        public void close() {
            door.close();
        }
    }
}
