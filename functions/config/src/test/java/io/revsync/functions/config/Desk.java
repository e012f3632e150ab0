package io.revsync.functions.config;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revsync.aws.AwsClients;
import io.revsync.aws.SecretNames;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Pause;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.Rule;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.ConnectedSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The function as the template declares it, with its own rights only, on local AWS. */
final class Desk implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final ObjectMapper JSON = Json.mapper();
    private static final Path ROOT = Path.of(System.getProperty("revsync.root", "../.."));
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final SamFunction FUNCTION = TEMPLATE.function("Config");

    final SandboxClock clock = SandboxClock.frozenAt(NOON);
    final EmbeddedAws aws = EmbeddedAws.start(TEMPLATE, clock);
    private final Map<String, String> environment = new HashMap<>(aws.environment(FUNCTION));
    private final Pause pause = length -> clock.advance(length);
    private Config config;

    Desk() {
        restart();
    }

    /** With a variable the template does not set so. */
    Desk with(String variable, String value) {
        environment.put(variable, value);
        restart();
        return this;
    }

    private void restart() {
        config = new Config(environment, clock, pause);
    }

    /** Connects both systems. */
    void connect(QuickBooksSimulator quickBooks, RevioSimulator revio) {
        with("ALLOW_HTTP", "true");
        with("QUICKBOOKS_API_URL", quickBooks.url().toString());
        with("QUICKBOOKS_TOKEN_URL", quickBooks.tokenUrl().toString());
        with("REVIO_BASE_URL", revio.baseUrl().toString());
        SecretNames names = SecretNames.of(Surroundings.of(environment, clock, pause));
        aws.putSecret(
                names.quickBooksApp(),
                text(Map.of("clientId", quickBooks.clientId(), "clientSecret", quickBooks.clientSecret())));
        aws.putSecret(
                names.quickBooksTokens(),
                text(Map.of(
                        "realmId",
                        quickBooks.realmId(),
                        "refreshToken",
                        quickBooks.refreshToken(quickBooks.realmId()))));
        aws.putSecret(names.revioCredentials(), text(Map.of("username", "sync@northwind", "password", "rehearsal")));
        Map<String, String> admin = new HashMap<>(environment);
        admin.put("AWS_ACCESS_KEY_ID", "admin");
        try (AwsClients clients = AwsClients.from(admin, List.of())) {
            Systems systems = new Systems(new Surroundings(admin, clock, pause, clients));
            systems.connections().change(ConnectedSystem.QUICKBOOKS, none -> none.withLogin(quickBooks.clientId())
                    .proved(new Account(quickBooks.realmId(), "Northwind"), NOON, List.of()));
            systems.connections().change(ConnectedSystem.REVIO, none -> none.withLogin("sync@northwind")
                    .proved(new Account("northwind", ""), NOON, List.of()));
        }
    }

    private static String text(Map<String, String> value) {
        return JSON.valueToTree(value).toString();
    }

    /** The sample event of this name, read as Lambda reads it. */
    static APIGatewayV2HTTPEvent sample(String name) {
        try (InputStream in = Files.newInputStream(ROOT.resolve("events").resolve(name + ".json"))) {
            return LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, Desk.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer call(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = config.handleRequest(event, context());
        try {
            return new Answer(response.getStatusCode(), response.getHeaders(), JSON.readTree(response.getBody()));
        } catch (IOException e) {
            throw new UncheckedIOException(response.getBody(), e);
        }
    }

    Answer get(String path) {
        return call(request("GET", path));
    }

    Answer check(String document) {
        return call(withBody(request("POST", "/config/check"), document));
    }

    Answer save(String document, String ifMatch) {
        APIGatewayV2HTTPEvent event = withBody(request("PUT", "/config"), document);
        event.getHeaders().put("if-match", ifMatch);
        return call(event);
    }

    Answer restore(long version, String ifMatch) {
        APIGatewayV2HTTPEvent event = request("POST", "/config/history/" + version + "/restore");
        event.getHeaders().put("if-match", ifMatch);
        return call(event);
    }

    static APIGatewayV2HTTPEvent request(String method, String address) {
        APIGatewayV2HTTPEvent event = sample("config-read");
        String[] parts = address.split("\\?", 2);
        event.setRawPath(parts[0]);
        event.setRawQueryString(parts.length == 2 ? parts[1] : "");
        event.getRequestContext().getHttp().setMethod(method);
        event.setHeaders(new HashMap<>(event.getHeaders()));
        return event;
    }

    static APIGatewayV2HTTPEvent withBody(APIGatewayV2HTTPEvent event, String body) {
        event.getHeaders().put("content-type", "application/json");
        event.setBody(body);
        return event;
    }

    Rule rule(Direction direction) {
        return aws.rules().stream()
                .filter(rule -> rule.name().equals("revio-quickbooks-sync-" + direction.key()))
                .findFirst()
                .orElseThrow();
    }

    /** An answer, its body read. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {
        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? 29_000 : null);
    }

    @Override
    public void close() {
        aws.close();
    }
}
