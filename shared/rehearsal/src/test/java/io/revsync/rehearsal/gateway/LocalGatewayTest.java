package io.revsync.rehearsal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.Pause;
import io.revsync.rehearsal.lambda.ApiFunctions;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The local API answers as API Gateway does, in front of a function that tells what it was told. */
class LocalGatewayTest {
    private static final byte[] NOTHING = new byte[0];
    private static final SandboxClock CLOCK = SandboxClock.system();

    private static OneRunToken token;
    private static LocalGateway gateway;
    private static RawHttp http;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        SamTemplate template = SamTemplate.read(Files.writeString(folder.resolve("template.yaml"), TEMPLATE), Map.of());
        token = new OneRunToken(CLOCK, "admins");
        Endpoints nowhere = Endpoints.onPorts(9, 9, 9);
        gateway = LocalGateway.start(
                0,
                template.routes(),
                new ApiFunctions(template, nowhere, "{}", Clock.systemUTC(), Pause.real())::at,
                token,
                CLOCK);
        http = new RawHttp(gateway.address());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void theFunctionIsToldWhatApiGatewayWouldTellIt() throws IOException {
        JsonNode told = told(http.send(
                "POST /things/a%20b/check?x=1&y=%C3%A9&x=2 HTTP/1.1",
                Map.of(
                        "Authorization", "Bearer " + token.value(),
                        "Content-Type", "application/json; charset=utf-8",
                        "X-One", "1",
                        "Cookie", "s=1; t=2"),
                "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(told.path("routeKey").asText()).isEqualTo("POST /things/{name}/check");
        assertThat(told.path("rawPath").asText()).isEqualTo("/things/a b/check");
        assertThat(told.path("query").asText()).isEqualTo("x=1&y=%C3%A9&x=2");
        assertThat(told.at("/queryParameters/x").asText()).isEqualTo("1,2");
        assertThat(told.at("/queryParameters/y").asText()).isEqualTo("é");
        assertThat(told.at("/parameters/name").asText()).isEqualTo("a b");
        assertThat(told.at("/headers/x-one").asText()).isEqualTo("1");
        assertThat(told.path("headers").has("cookie")).isFalse();
        assertThat(told.path("cookies").toString()).isEqualTo("[\"s=1\",\"t=2\"]");
        assertThat(told.path("body").asText()).isEqualTo("{\"a\":\"é\"}");
        assertThat(told.path("base64").asBoolean()).isFalse();
        assertThat(told.path("method").asText()).isEqualTo("POST");
        assertThat(told.path("host").asText()).isEqualTo(gateway.address().getAuthority());
        assertThat(told.path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(told.path("requestId").asText()).isNotBlank();
        assertThat(told.path("time").asLong()).isPositive();
        assertThat(told.at("/claims/cognito:groups").asText()).isEqualTo("[admins]");
        assertThat(told.at("/claims/username").asText()).isEqualTo("rehearsal");
    }

    @Test
    void whatIsNotTextComesInBase64() throws IOException {
        JsonNode told = told(http.send(
                "POST /things/1/check HTTP/1.1",
                Map.of("Authorization", "Bearer " + token.value(), "Content-Type", "application/octet-stream"),
                "abc".getBytes(StandardCharsets.UTF_8)));
        assertThat(told.path("base64").asBoolean()).isTrue();
        assertThat(told.path("body").asText()).isEqualTo("abc");
    }

    @Test
    void theFunctionsAnswerGoesBackWithItsCookiesAndBytes() {
        RawHttp.Answer answer = get("/open?do=bytes");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).containsExactly(0xff, 0, 1);
        assertThat(answer.headers().stream().filter(line -> line.startsWith("Set-cookie")))
                .containsExactly("Set-cookie: a=1; HttpOnly", "Set-cookie: b=2");
        assertThat(answer.headers()).contains("X-callback: " + gateway.address() + "/oauth/callback");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /files/,            GET /files/{file+}, ''
            /files/a,           GET /files/{file+}, a
            /files/a/b.js,      GET /files/{file+}, a/b.js
            /files/../open,     GET /files/{file+}, ../open
            /files/%2e%2e/open, GET /files/{file+}, ../open
            """)
    void aRouteThatTakesTheRestTakesItAsItIs(String path, String route, String file) throws IOException {
        JsonNode told = told(get(path));
        assertThat(told.path("routeKey").asText()).isEqualTo(route);
        assertThat(told.at("/parameters/file").asText()).isEqualTo(file);
    }

    @Test
    void wordsGoBeforeParameters() throws IOException {
        JsonNode told = told(http.send(
                "POST /things/special/check HTTP/1.1", Map.of("Authorization", "bearer " + token.value()), NOTHING));
        assertThat(told.path("routeKey").asText()).isEqualTo("POST /things/special/check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer x", "Basic TOKEN", "TOKEN", "Bearer TOKENx"})
    void whoDoesNotShowTheTokenIsNotLetIn(String shown) {
        RawHttp.Answer answer = http.send(
                "POST /things/1/check HTTP/1.1",
                shown.isEmpty() ? Map.of() : Map.of("Authorization", shown.replace("TOKEN", token.value())),
                NOTHING);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void aTokenIsGoodForADay() {
        SandboxClock clock = SandboxClock.system();
        OneRunToken shortLived = new OneRunToken(clock, "");
        Optional<String> header = Optional.of("Bearer " + shortLived.value());
        clock.advance(OneRunToken.LIFE.minusSeconds(10));
        assertThat(shortLived.claims(header)).isPresent();
        clock.advance(Duration.ofSeconds(10));
        assertThat(shortLived.claims(header)).isEmpty();
        assertThat(new OneRunToken(clock, "").value())
                .isNotEqualTo(shortLived.value())
                .hasSize(43);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /things/1/check", "DELETE /open", "GET /open/", "GET /things//check", "GET /nothing"})
    void whatHasNoRouteIsNotFound(String request) {
        RawHttp.Answer answer =
                http.send(request + " HTTP/1.1", Map.of("Authorization", "Bearer " + token.value()), NOTHING);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "[::1]:PORT"})
    void anotherHostNameIsTurnedAway(String host) {
        RawHttp.Answer answer = http.send(
                "GET /open HTTP/1.1",
                Map.of(
                        "Host",
                        host.replace("PORT", String.valueOf(gateway.address().getPort()))),
                NOTHING);
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void localhostIsThisMachineToo() {
        assertThat(http.send(
                                "GET /open HTTP/1.1",
                                Map.of("Host", "localhost:" + gateway.address().getPort()),
                                NOTHING)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPageOpenedAsLocalhostMovesToWhereItsSignInsComeBackTo() {
        RawHttp.Answer answer = http.send(
                "GET /console/?token=abc HTTP/1.1",
                Map.of("Host", "localhost:" + gateway.address().getPort()),
                NOTHING);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).anySatisfy(line -> assertThat(line)
                .isEqualToIgnoringCase("Location: " + gateway.address() + "/console/?token=abc"));
    }

    @Test
    void aBodyOfMoreThanTenMegabytesIsTooLarge() {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token.value());
        assertThat(http.send("POST /things/1/check HTTP/1.1", headers, new byte[ApiCall.MOST_BYTES])
                        .status())
                .isEqualTo(200);
        assertThat(http.send("POST /things/1/check HTTP/1.1", headers, new byte[ApiCall.MOST_BYTES + 1])
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "nothing"})
    void aFunctionThatFailsIsAnInternalErrorThatTellsNothing(String how) {
        RawHttp.Answer answer = get("/open?do=" + how);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(get("/open").status()).isEqualTo(200);
    }

    @Test
    void functionsAnswerSideBySide() {
        List<Integer> statuses = IntStream.range(0, 50)
                .parallel()
                .mapToObj(n -> get("/open").status())
                .toList();
        assertThat(statuses).containsOnly(200);
    }

    private static RawHttp.Answer get(String path) {
        return http.send("GET " + path + " HTTP/1.1", Map.of(), NOTHING);
    }

    private static JsonNode told(RawHttp.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }

    private static final String TEMPLATE = """
            Resources:
              Echo:
                Type: AWS::Serverless::Function
                Properties: {Handler: "io.revsync.rehearsal.gateway.EchoFunction::handleRequest", Timeout: 29}
              Behind:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {IntegrationUri: !GetAtt Echo.Arn}
              Check:
                Type: AWS::ApiGatewayV2::Route
                Properties: {RouteKey: "POST /things/{name}/check", Target: !Sub "integrations/${Behind}", AuthorizationType: JWT}
              Special:
                Type: AWS::ApiGatewayV2::Route
                Properties: {RouteKey: "POST /things/special/check", Target: !Sub "integrations/${Behind}", AuthorizationType: JWT}
              Files:
                Type: AWS::ApiGatewayV2::Route
                Properties: {RouteKey: "GET /files/{file+}", Target: !Sub "integrations/${Behind}"}
              Open:
                Type: AWS::ApiGatewayV2::Route
                Properties: {RouteKey: GET /open, Target: !Sub "integrations/${Behind}"}
            """;
}
