package io.revsync.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.api.Api;
import io.revsync.rehearsal.gateway.RawHttp;
import io.revsync.sandbox.aws.SamRoute;
import io.revsync.sync.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the template, whatever is sent to it: who is not let in learns and changes nothing, what is wrong is refused by its own
 * status, and nothing is ever answered with an error of ours.
 */
class RouteContractTest {
    private static final byte[] NOTHING = new byte[0];
    private static final List<String> METHODS =
            List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO");
    private static final int KILOBYTE = 1024;

    private static ApiWorld world;

    @BeforeAll
    static void start() {
        world = new ApiWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    static Stream<SamRoute> routes() {
        return ApiWorld.TEMPLATE.routes().stream();
    }

    static Stream<SamRoute> guarded() {
        return routes().filter(SamRoute::signedIn);
    }

    static Stream<SamRoute> takingJson() {
        return routes().filter(route -> RouteSample.of(route).takesJson());
    }

    @Test
    void everyRouteHasASampleAndEverySampleItsRoute() {
        assertThat(RouteSample.keys())
                .containsExactlyInAnyOrderElementsOf(routes().map(SamRoute::key).toList());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatMakesSenseIsAnsweredInOrder(SamRoute route) {
        RouteSample sample = RouteSample.of(route);
        RawHttp.Answer answer = send(sample, sample.body());
        assertThat(answer.status()).as(answer.text()).isBetween(200, 499).isNotIn(401, 403, 405, 413, 415, 428);
        if (answer.status() >= 400 && route.signedIn()) {
            assertThat(header(answer, "content-type")).contains("application/problem+json");
            assertThat(ApiWorld.json(answer).path("title").asText()).isNotBlank();
            assertThat(ApiWorld.json(answer).path("requestId").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void whoIsNotSignedInLearnsNothingAndChangesNothing(SamRoute route) {
        Map<String, String> before = state();
        try (ApiWorld.Expired expired = world.expired()) {
            for (String shown : List.of(
                    "",
                    "Bearer",
                    "Bearer ",
                    "Bearer " + "A".repeat(43),
                    "Bearer " + expired.token(),
                    "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
                    "Basic YWRtaW46YWRtaW4=",
                    world.token.value())) {
                refused(route, shown, world.gateway.address());
            }
            refused(route, "Bearer " + expired.token(), expired.door().address());
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aTokenInTheAddressOpensThePageAndNothingElse() {
        assertThat(world.callAsItIs("GET", "/connections?token=" + world.token.value(), Map.of(), NOTHING)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aMethodTheRouteDoesNotHaveIsNotFound(SamRoute route) {
        RouteSample sample = RouteSample.of(route);
        List<String> taken = routes().filter(
                        other -> RouteSample.of(other).path().equals(sample.path())
                                || other.path().equals(route.path()))
                .map(SamRoute::method)
                .toList();
        METHODS.stream().filter(method -> !taken.contains(method)).forEach(method -> assertThat(
                        world.call(method, sample.path(), sample.headers(), sample.body())
                                .status())
                .as(method + " " + sample.path())
                .isEqualTo(404));
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void aBodyThatIsNoJsonObjectIsRefusedAndChangesNothing(SamRoute route) {
        Map<String, String> before = state();
        RouteSample sample = RouteSample.of(route);
        for (String body : List.of(
                "{",
                "nonsense",
                "[]",
                "null",
                "\"text\"",
                "1",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{'a':1}",
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000),
                "{\"a\":" + "9".repeat(100_000) + "}",
                "\u0000")) {
            assertThat(send(sample, body).status()).as(shown(route, body)).isIn(400, 422);
        }
        Map<String, String> headers = new HashMap<>(sample.headers());
        headers.put("Authorization", "Bearer " + world.token.value());
        headers.put("Content-Type", "application/json");
        assertThat(world.callAsItIs(sample.method(), sample.path(), headers, NOTHING)
                        .status())
                .as("no body")
                .isIn(400, 415);
        assertThat(world.callAsItIs(
                                sample.method(), sample.path(), headers, new byte[] {'{', '"', (byte) 0xff, '"', '}'})
                        .status())
                .as("no UTF-8")
                .isEqualTo(400);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void aFieldNobodyKnowsIsRefusedByNameAndChangesNothing(SamRoute route) {
        Map<String, String> before = state();
        RawHttp.Answer answer = send(RouteSample.of(route), "{\"noSuchField\":\"some-value\"}");
        assertThat(answer.status()).as(answer.text()).isIn(200, 422);
        assertThat(answer.text()).contains("noSuchField").doesNotContain("some-value");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void fieldsOfAnotherKindAreRefused(SamRoute route) throws Exception {
        RouteSample sample = RouteSample.of(route);
        for (String value : List.of("null", "1", "true", "[]", "{}", "[[]]", "{\"a\":{}}", "-1e400", "\"\"")) {
            JsonNode body = Json.mapper().readTree(sample.body());
            String changed = body.toString();
            for (JsonNode field : body) {
                changed = changed.replace(field.toString(), value);
            }
            RawHttp.Answer answer = send(sample, changed);
            assertThat(answer.status()).as(changed + " " + answer.text()).isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void aBodyThatIsSaidToBeSomethingElseIsRefused(SamRoute route) {
        RouteSample sample = RouteSample.of(route);
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "a")) {
            Map<String, String> headers = new HashMap<>(sample.headers());
            headers.put("Content-Type", type);
            assertThat(world.call(sample.method(), sample.path(), headers, sample.body())
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aBodyOfMoreThanItTakesIsRefused(SamRoute route) {
        RouteSample sample = RouteSample.of(route);
        String large = "{\"a\":\"" + "x".repeat(256 * KILOBYTE) + "\"}";
        assertThat(send(sample, large).status()).isEqualTo(413);
        if (route.signedIn()) {
            assertThat(send(sample, "x".repeat(10 * KILOBYTE * KILOBYTE + 1)).status())
                    .isEqualTo(413);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whateverStandsInTheAddressItIsNoErrorOfOurs(SamRoute route) {
        for (String trick : List.of(
                "..",
                "%2e%2e",
                "..%2f..%2f..%2fetc%2fpasswd",
                "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "%00",
                "quickbooks%00",
                "%ff",
                "%c0%ae%c0%ae",
                "a;b=c",
                "__proto__",
                "%E2%80%AE",
                "%0d%0aX-Injected:1",
                "-1",
                "999999999999999999999999",
                "1e9",
                "x".repeat(5_000),
                "..%5c..%5c",
                "//",
                "%25",
                "%7B%7D")) {
            String path = route.path().contains("{")
                    ? route.path().replaceAll("\\{[^}]*}", Matcher.quoteReplacement(trick))
                    : RouteSample.of(route).path().split("\\?")[0] + "/" + trick;
            RawHttp.Answer answer = world.call(
                    route.method(),
                    path,
                    RouteSample.of(route).headers(),
                    RouteSample.of(route).body());
            assertThat(answer.status()).as(path + ": " + answer.text()).isBetween(300, 499);
            assertThat(answer.headers()).noneMatch(line -> line.startsWith("X-injected"));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whateverStandsInTheQueryOrTheHeadersItIsNoErrorOfOurs(SamRoute route) {
        RouteSample sample = RouteSample.of(route);
        String path = sample.path().split("\\?")[0];
        for (String query : List.of(
                "%",
                "%zz=1",
                "=",
                "&&&",
                "state=%00&code=%00",
                "expression=*",
                "expression=" + "9".repeat(3_000),
                "direction=%F0%9F%92%A5",
                "search=%27%20OR%201%3D1--",
                "search=%25%25",
                "a=1&a=2",
                "error=access_denied&state=x",
                "error=" + "%3Cscript%3E",
                "x".repeat(5_000))) {
            // An address that is none is refused before the body is read, and the answer may be lost with the
            // connection.
            String body = query.startsWith("%") ? "" : sample.body();
            RawHttp.Answer answer = world.call(sample.method(), path + "?" + query, sample.headers(), body);
            assertThat(answer.status())
                    .as(path + "?" + query + ": " + answer.text())
                    .isBetween(200, 499);
            assertThat(answer.text()).doesNotContain("<script>x", "%3Cscript", "<script>\"");
        }
        for (Map<String, String> headers : List.of(
                Map.of("If-Match", "*"),
                Map.of("If-Match", "x"),
                Map.of("If-Match", "\"-1\", W/\"2\""),
                Map.of("If-None-Match", "\"" + "x".repeat(2_000)),
                Map.of("Cookie", "=; ;;a; b=\u0001; " + "c=".repeat(500)),
                Map.of("Accept", "nothing/at-all;q=x"),
                Map.of("X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "gopher"),
                Map.of("Content-Encoding", "gzip"),
                Map.of("X-HTTP-Method-Override", "DELETE"),
                Map.of(Api.COMPANY_HEADER, "nobody"),
                Map.of(Api.COMPANY_HEADER, "main#9130350000000001"),
                Map.of(Api.COMPANY_HEADER, "../main" + "x".repeat(2_000)))) {
            RawHttp.Answer answer = world.call(sample.method(), sample.path(), headers, sample.body());
            assertThat(answer.status()).as(headers + ": " + answer.text()).isBetween(200, 499);
            assertThat(answer.text()).doesNotContain("evil.example");
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aCompanyNobodyAddedIsNotThere(SamRoute route) {
        Map<String, String> before = state();
        RouteSample sample = RouteSample.of(route);
        Map<String, String> headers = new HashMap<>(sample.headers());
        headers.put(Api.COMPANY_HEADER, "nobody");
        RawHttp.Answer answer = world.call(sample.method(), sample.path(), headers, sample.body());
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.text()).contains("unknown-company");
        assertThat(state()).isEqualTo(before);
    }

    private static RawHttp.Answer send(RouteSample sample, String body) {
        return world.call(sample.method(), sample.path(), sample.headers(), body);
    }

    private static void refused(SamRoute route, String shown, URI door) {
        RouteSample sample = RouteSample.of(route);
        Map<String, String> headers = new HashMap<>(sample.headers());
        if (!shown.isEmpty()) {
            headers.put("Authorization", shown);
        }
        headers.put("Content-Type", "application/json");
        RawHttp.Answer answer = new RawHttp(door)
                .send(
                        sample.method() + " " + sample.path() + " HTTP/1.1",
                        headers,
                        sample.body().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(route.key() + " with \"" + shown + "\"").isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    /** What is stored, without the call budgets that every call to the simulators moves. */
    private static Map<String, String> state() {
        Map<String, String> state = world.items();
        state.putAll(world.secrets());
        return state;
    }

    private static String header(RawHttp.Answer answer, String name) {
        return answer.headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .findFirst()
                .orElse("");
    }

    private static String shown(SamRoute route, String body) {
        return route.key() + " with " + body.substring(0, Math.min(40, body.length()));
    }
}
