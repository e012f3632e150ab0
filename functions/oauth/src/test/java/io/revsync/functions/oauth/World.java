package io.revsync.functions.oauth;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.api.Api;
import io.revsync.aws.Companies;
import io.revsync.aws.NewCompany;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Pause;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.psa.PsaFace;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import io.revsync.sync.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One company that is not connected to anything yet, both functions, an admin with a browser, and the simulated systems. */
final class World implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final String OTHER_REALM = "9130350000000002";
    static final String ADMIN = "ann@example.com";

    final SandboxClock clock = SandboxClock.frozenAt(NOON);
    final RevioSimulator revio;
    final QuickBooksSimulator quickBooks;
    final Map<String, String> environment;
    final Stage stage;
    private final Pause pause = clock::advance;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> cookies = new ArrayList<>();
    private String chosen = "";

    World(Stage stage) {
        this(stage, UnaryOperator.identity());
    }

    World(Stage stage, UnaryOperator<QuickBooksOptions> company) {
        this.stage = stage;
        this.revio = RevioSimulator.start(RevioOptions.usual().withClock(clock));
        this.quickBooks = QuickBooksSimulator.start(company.apply(QuickBooksOptions.defaults()
                .clock(clock)
                .realm("9130350000000001", null)
                .realm(OTHER_REALM, null)));
        this.environment = environment();
        for (String secret :
                List.of("quickbooks-app", "quickbooks-tokens", "revio-credentials", "psa-app", "psa-tokens")) {
            String name = environment.get("SECRETS_PREFIX") + "/" + environment.get("COMPANY") + "/" + secret;
            stage.clients.secrets().createSecret(request -> request.name(name));
        }
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(stage.environment());
        variables.put(
                "COMPANY", "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        pointAtSimulators(variables, quickBooks, revio);
        return variables;
    }

    static void pointAtSimulators(Map<String, String> variables, QuickBooksSimulator quickBooks, RevioSimulator revio) {
        variables.put("CALLBACK_URL", "https://sync.example.com/oauth/callback");
        variables.put("ALLOW_HTTP", "true");
        variables.put("QUICKBOOKS_ENVIRONMENT", "sandbox");
        variables.put("QUICKBOOKS_API_URL", quickBooks.url().toString());
        variables.put("QUICKBOOKS_TOKEN_URL", quickBooks.tokenUrl().toString());
        variables.put("QUICKBOOKS_REVOKE_URL", quickBooks.revokeUrl().toString());
        variables.put("QUICKBOOKS_AUTHORIZE_URL", quickBooks.authorizeUrl().toString());
        variables.put("REVIO_BASE_URL", revio.baseUrl().toString());
        variables.put("PSA_UNIQUE_IDENTIFIER", "marketplace-qbo-NORTHWIND");
        variables.put(
                "PSA_AUTHORIZE_URL", revio.url().resolve(PsaFace.AUTHORIZE).toString());
        variables.put("PSA_TOKEN_URL", revio.url().resolve(PsaFace.TOKEN).toString());
        variables.put("PSA_REVOKE_URL", revio.url().resolve(PsaFace.REVOKE).toString());
        variables.put("PSA_API_URL", revio.psaUrl().toString());
    }

    /** Adds a company to the stack. */
    void add(String company) {
        new NewCompany(surroundings(), new Companies(surroundings())).add(company, ADMIN);
    }

    /** The admin turns to another company of the stack; empty: to the first. */
    void choose(String company) {
        chosen = company;
    }

    Surroundings surroundings() {
        return new Surroundings(environment, clock, pause, stage.clients);
    }

    Systems systems() {
        return new Systems(surroundings());
    }

    // ---- the API ---------------------------------------------------------------------------------------------------

    Answer get(String path) {
        return call("connections.json", "GET", path, null);
    }

    Answer post(String path, String body) {
        return call("connections.json", "POST", path, body);
    }

    Answer put(String path, String body) {
        return call("connections-store-revio.json", "PUT", path, body.replace('\'', '"'));
    }

    JsonNode connection(String system) {
        return get("/connections").json().path(system);
    }

    private Answer call(String sample, String method, String path, String body) {
        ObjectNode event = sample(sample);
        event.put("rawPath", path).put("routeKey", method + " " + path);
        event.withObject("/requestContext/http").put("method", method).put("path", path);
        if (!chosen.isEmpty()) {
            event.withObject("/headers").put(Api.COMPANY_HEADER, chosen);
        }
        if (body != null) {
            event.put("body", body).withObject("/headers").put("content-type", "application/json");
        }
        return Answer.of(new Connections(surroundings()).handleRequest(event(event), new TestContext(TIME)));
    }

    private static final Duration TIME = Duration.ofSeconds(29);

    // ---- the browser -----------------------------------------------------------------------------------------------

    /** Presses Connect: the browser has the cookie then, and the address to go to. */
    URI begin(String system) {
        Answer answer = get("/oauth/" + system + "/start");
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
        cookies.addAll(answer.cookies());
        return URI.create(answer.json().path("authorizeUrl").asText());
    }

    /** Reads the provider's page and follows the link with this id that leads on with this text in its address. */
    String consent(URI page, String id, String containing) {
        String html = fetch(page).body();
        Matcher link = Pattern.compile("id=\"" + id + "\" href=\"([^\"]+)\"").matcher(html);
        while (link.find()) {
            if (link.group(1).contains(containing)) {
                URI next = page.resolve(link.group(1).replace("&amp;", "&"));
                String location = fetch(next).headers().firstValue("Location").orElseThrow();
                return URI.create(location).getRawQuery();
            }
        }
        throw new AssertionError(html);
    }

    /** The browser comes back with its cookies. */
    Answer comeBack(String query) {
        return comeBack(query, cookies.stream().map(each -> each.split(";")[0]).toList());
    }

    /** A browser comes back with these cookies. */
    Answer comeBack(String query, List<String> withCookies) {
        ObjectNode event = sample("oauth-callback.json");
        event.put("rawQueryString", query).put("rawPath", "/oauth/callback");
        var jar = event.putArray("cookies");
        withCookies.forEach(jar::add);
        return Answer.of(new OAuthCallback(surroundings()).handleRequest(event(event), new TestContext(TIME)));
    }

    /** The whole way: app credentials, Connect, consent, back. */
    Answer connectQuickBooks(String realm) {
        storeQuickBooksApp();
        return comeBack(consent(begin("quickbooks"), "approve", "realmId=" + realm));
    }

    void storeQuickBooksApp() {
        put(
                "/connections/quickbooks",
                "{'clientId':'" + quickBooks.clientId() + "','clientSecret':'" + quickBooks.clientSecret() + "'}");
    }

    Answer connectPsa() {
        put(
                "/connections/psa",
                "{'clientId':'" + PsaFace.CLIENT_ID + "','clientSecret':'" + PsaFace.CLIENT_SECRET + "'}");
        return comeBack(consent(begin("psa"), "approve", ""));
    }

    private HttpResponse<String> fetch(URI uri) {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode sample(String file) {
        try {
            return (ObjectNode) Json.mapper()
                    .readTree(Files.readString(Stage.ROOT.resolve("events").resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static APIGatewayV2HTTPEvent event(ObjectNode json) {
        return LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, World.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        revio.close();
        quickBooks.close();
    }
}
