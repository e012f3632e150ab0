package io.revsync.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.api.Api;
import io.revsync.http.Pause;
import io.revsync.rehearsal.gateway.RawHttp;
import io.revsync.rehearsal.lambda.SampleEvents;
import io.revsync.rehearsal.lambda.ScheduledFunction;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.psa.PsaFace;
import io.revsync.sync.Json;
import io.revsync.sync.RunState;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From an empty installation to syncs, with everything that goes wrong on the way: afterwards no item of DynamoDB, no line of a log and no
 * answer of the API holds a secret. That nothing is found would prove nothing if nothing were searched, so what must be there is asked for.
 */
class SecretScanTest {
    private static final String WRONG_PASSWORD = "wrong-password-4b1d";
    private static final String WRONG_SECRET = "wrong-client-secret-c2d7";
    private static final String SUBSCRIPTION_KEY = "subscription-key-66ab";

    /** What only an expired token would call for; the story is told in less than an hour. */
    private static final List<String> RENEWAL = List.of("/quickbooks-app-", "/quickbooks-tokens-");

    private static final Map<String, String> SECRETS = new LinkedHashMap<>();

    private static ApiWorld world;
    private static List<String> lines;

    @BeforeAll
    static void theWholeStory() {
        world = new ApiWorld();
        try (LogLines log = new LogLines()) {
            remember("one-run token", world.token.value());
            setUp();
            addCompany();
            sync();
            endBadly();
            lines = log.all();
        }
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void everyKindOfSecretWasThere() {
        for (String kind : List.of(
                "one-run token",
                "code of quickbooks",
                "code of psa",
                "state of quickbooks",
                "state of psa",
                "revio-quickbooks-sync/main/quickbooks-app /clientSecret",
                "revio-quickbooks-sync/main/quickbooks-tokens /accessToken",
                "revio-quickbooks-sync/main/quickbooks-tokens /refreshToken",
                "revio-quickbooks-sync/main/psa-app /clientSecret",
                "revio-quickbooks-sync/main/psa-tokens /refreshToken",
                "revio-quickbooks-sync/main/revio-credentials /password",
                "revio-quickbooks-sync/revio-quickbooks-sync/north/")) {
            assertThat(SECRETS.keySet()).as(kind).anyMatch(name -> name.startsWith(kind));
        }
    }

    @Test
    void noItemOfATableHoldsASecret() {
        Map<String, String> items = world.items();
        assertThat(items.values()).anyMatch(item -> item.contains("invoices-to-quickbooks"));
        items.forEach((key, item) -> clean("the item " + key, key + item, List.of()));
    }

    @Test
    void noLineOfALogHoldsASecret() {
        assertThat(lines)
                .anyMatch(line -> line.contains("GET /connections: 200"))
                .anyMatch(line -> line.contains("invoices-to-quickbooks FINISHED"));
        lines.forEach(line -> clean("the line " + line.substring(0, Math.min(60, line.length())), line, List.of()));
    }

    @Test
    void noAnswerOfTheApiHoldsASecret() {
        assertThat(world.exchanges).hasSizeGreaterThan(40);
        world.exchanges.forEach(exchange -> clean(
                "the answer to " + exchange.request().split("\\?")[0],
                exchange.answer().text() + exchange.answer().headers(),
                // Whoever starts a sign-in is told the address to go to, and the state is part of it.
                exchange.request().contains("/start") ? List.of("state of ") : List.of()));
    }

    @Test
    void noFunctionHasARightItDidNotNeed() {
        for (String function : List.of("OAuthCallback", "Connections", "Config", "Operate")) {
            assertThat(world.aws.unusedPermissions(ApiWorld.TEMPLATE.function(function)))
                    .as(function)
                    .allMatch(right -> right.action().startsWith("secretsmanager:")
                            && RENEWAL.stream().anyMatch(right.resource()::contains));
        }
    }

    private static void setUp() {
        world.call("PUT", "/connections/quickbooks", Map.of(), app("quickbooks-client-id", WRONG_SECRET));
        Consent refused = Consent.begin(world, "quickbooks");
        arrive(refused, "quickbooks", "approve");
        ok(world.call("PUT", "/connections/quickbooks", Map.of(), app("quickbooks-client-id", ApiWorld.CLIENT_SECRET)));
        connect("quickbooks");
        ok(world.call("PUT", "/connections/psa", Map.of(), app(PsaFace.CLIENT_ID, PsaFace.CLIENT_SECRET)));
        connect("psa");
        assertThat(world.call("PUT", "/connections/revio", Map.of(), login(WRONG_PASSWORD))
                        .status())
                .isBetween(400, 499);
        ok(world.call("PUT", "/connections/revio", Map.of(), login(ApiWorld.PASSWORD)));
        harvest();
        saveSettings();
        List.of("quickbooks", "psa", "revio")
                .forEach(system -> ok(world.call("POST", "/connections/" + system + "/check", Map.of(), "")));
        List.of(
                        "items",
                        "accounts",
                        "payment-methods",
                        "tax-codes",
                        "payment-types",
                        "bill-profiles",
                        "integration-systems",
                        "entity-types")
                .forEach(kind -> ok(world.call("GET", "/config/choices/" + kind, Map.of(), "")));
        ok(world.call("GET", "/config/history", Map.of(), ""));
        JsonNode connections = ApiWorld.json(ok(world.call("GET", "/connections", Map.of(), "")));
        assertThat(connections.at("/quickbooks/status").asText()).isIn("green", "amber");
        assertThat(connections.at("/psa/status").asText()).isIn("green", "amber");
        assertThat(connections.at("/revio/status").asText()).isIn("green", "amber");
    }

    /** A second company of the stack, with credentials of its own. */
    private static void addCompany() {
        assertThat(world.call("POST", "/companies", Map.of(), "{\"name\":\"north\"}")
                        .status())
                .isEqualTo(201);
        Map<String, String> north = Map.of(Api.COMPANY_HEADER, "north");
        ok(world.call(
                "PUT", "/connections/quickbooks", north, app("quickbooks-client-id", "the-secret-of-norths-own-app")));
        ok(world.call("PUT", "/connections/revio", north, login(ApiWorld.PASSWORD)));
        ok(world.call("PUT", "/config", Map.of(Api.COMPANY_HEADER, "north", "If-Match", "\"0\""), "{}"));
        ok(world.call("GET", "/companies", Map.of(), ""));
        harvest();
    }

    private static void connect(String system) {
        Consent denied = Consent.begin(world, system);
        arrive(denied, system, "deny");
        Consent consent = Consent.begin(world, system);
        String back = arrive(consent, system, "approve");
        harvest();
        consent.arrive(world, back);
        consent.arrive(world, "/oauth/callback?code=guessed&state=" + Consent.parameter(back, "state"));
        harvest();
    }

    private static String arrive(Consent consent, String system, String button) {
        remember("state of " + system, Consent.parameter(consent.authorizeUrl().toString(), "state"));
        String back = consent.press(button);
        remember("code of " + system, Consent.parameter(back, "code"));
        consent.arrive(world, back);
        return back;
    }

    private static void saveSettings() {
        RawHttp.Answer current = ok(world.call("GET", "/config", Map.of(), ""));
        ObjectNode document = (ObjectNode) ApiWorld.json(current);
        document.withObject("/invoices")
                .put("unmatchedOneTimeItemId", item("Unmatched One-time"))
                .put("unmatchedRecurringItemId", item("Unmatched Recurring"))
                .put("taxItemId", item("Sales tax and fees"));
        document.withObject("/advanced").put("debug", true);
        String tag = current.headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("etag: "))
                .findFirst()
                .orElseThrow()
                .substring("etag: ".length());
        ok(world.call("PUT", "/config", Map.of("If-Match", tag), document.toString()));
        for (JsonNode direction : document.path("sync")) {
            ((ObjectNode) direction).put("schedule", "*/30 * * * *");
        }
        ok(world.call("PUT", "/config", Map.of("If-Match", "\"1\""), document.toString()));
        ok(world.call("POST", "/config/history/1/restore", Map.of("If-Match", "\"2\""), ""));
    }

    private static void sync() {
        SampleEvents events = new SampleEvents(SamTemplate.projectRoot().resolve("events"));
        Stack stack = new Stack(ApiWorld.TEMPLATE, world.endpoints, Clock.systemUTC(), Pause.real());
        review(stack);
        for (ScheduledFunction scheduled : stack.functions()) {
            assertThat(scheduled
                            .function()
                            .call(events.of(scheduled.rule(), Instant.now()))
                            .state())
                    .as(scheduled.rule())
                    .isEqualTo(RunState.FINISHED);
        }
        assertThat(world.call("POST", "/runs", Map.of(), "{\"directions\":[\"invoices-to-quickbooks\"]}")
                        .status())
                .isEqualTo(202);
        ok(world.call("GET", "/runs", Map.of(), ""));
        decide(stack, events);
    }

    /** Somebody voids an invoice of ours in QuickBooks, and an admin says that it stays void. */
    private static void decide(Stack stack, SampleEvents events) {
        ObjectNode ours = world.quickBooks
                .ledger()
                .all("Invoice")
                .filter(invoice -> invoice.path("PrivateNote").asText().contains("Rev.io"))
                .findFirst()
                .orElseThrow();
        world.quickBooks.ledger().put("Invoice", ours.path("Id").asText(), object().put("_operation", "void"));
        for (ScheduledFunction scheduled : stack.functions()) {
            scheduled.function().call(events.of(scheduled.rule(), Instant.now()));
        }
        JsonNode problems = ApiWorld.json(ok(world.call("GET", "/problems", Map.of(), "")));
        JsonNode divergence = StreamSupport.stream(problems.path("problems").spliterator(), false)
                .filter(problem -> problem.path("kind").asText().equals("divergence"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(problems));
        String path = "/problems/" + divergence.path("direction").asText() + "/"
                + divergence.path("key").asText() + "/resolve";
        assertThat(world.call("POST", path, Map.of(), "{\"winner\":\"quickbooks\"}")
                        .status())
                .isBetween(200, 202);
    }

    private static void review(Stack stack) {
        for (String step : List.of("/review", "/review/finish")) {
            assertThat(world.call("POST", step, Map.of(), "").status()).as(step).isEqualTo(202);
            stack.listeners()
                    .values()
                    .forEach(worker -> worker.call(Json.mapper().createObjectNode()));
            ok(world.call("GET", "/review/suggestions?type=customer", Map.of(), ""));
        }
    }

    /** Credentials that stop working, runs that are turned away, connections that are given back. */
    private static void endBadly() {
        world.admin.secrets().putSecretValue(request -> request.secretId("revio-quickbooks-sync/main/revio-credentials")
                .secretString(login(WRONG_PASSWORD)));
        world.call("POST", "/connections/revio/check", Map.of(), "");
        new Stack(ApiWorld.TEMPLATE, world.endpoints, Clock.systemUTC(), Pause.real())
                .functions()
                .forEach(scheduled -> scheduled
                        .function()
                        .call(new SampleEvents(SamTemplate.projectRoot().resolve("events"))
                                .of(scheduled.rule(), Instant.now())));
        for (String system : List.of("quickbooks", "psa", "revio")) {
            world.call("POST", "/connections/" + system + "/disconnect", Map.of(), "");
        }
        ok(world.call("GET", "/connections", Map.of(), ""));
        ok(world.call("GET", "/runs", Map.of(), ""));
        world.call("PUT", "/connections/quickbooks", Map.of(), "{\"clientSecret\":\"" + WRONG_SECRET + "\"");
        world.call("PUT", "/connections/quickbooks", Map.of(), "{\"clientSecret\":[\"" + WRONG_SECRET + "\"]}");
        world.call("PUT", "/connections/quickbooks", Map.of(), "{\"secret\":\"" + WRONG_SECRET + "\"}");
        harvest();
    }

    /** Whatever lies in Secrets Manager now, but for what identifies rather than opens. */
    private static void harvest() {
        remember("typed secret", WRONG_SECRET);
        remember("typed password", WRONG_PASSWORD);
        remember("typed key", SUBSCRIPTION_KEY);
        world.secrets().forEach((name, value) -> {
            if (!value.isEmpty()) {
                leaves(name + " ", "", read(value));
            }
        });
    }

    private static void leaves(String secret, String path, JsonNode node) {
        node.properties().forEach(field -> leaves(secret, path + "/" + field.getKey(), field.getValue()));
        if (node.isTextual() && !path.matches("/(clientId|realmId|account|username)|.*[aA]t")) {
            remember(secret + path, node.asText());
        }
    }

    private static void remember(String name, String value) {
        if (!value.isEmpty()) {
            assertThat(value).as(name + " is too short to be searched for").hasSizeGreaterThan(7);
            if (!SECRETS.containsValue(value)) {
                SECRETS.put(name + " (" + SECRETS.size() + ")", value);
            }
        }
    }

    private static void clean(String place, String text, List<String> allowed) {
        SECRETS.forEach((name, value) -> {
            if (allowed.stream().noneMatch(name::startsWith)) {
                assertThat(text.contains(value))
                        .as(place + " holds the " + name)
                        .isFalse();
            }
        });
    }

    private static JsonNode read(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static RawHttp.Answer ok(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String app(String id, String secret) {
        return object().put("clientId", id).put("clientSecret", secret).toString();
    }

    private static String login(String password) {
        return object().put("username", ApiWorld.USERNAME)
                .put("password", password)
                .put("subscriptionKey", SUBSCRIPTION_KEY)
                .toString();
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    private static String item(String name) {
        return world.quickBooks
                .ledger()
                .all("Item")
                .filter(item -> item.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("Id")
                .asText();
    }
}
