package io.revsync.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> FINANCE =
            Map.of("email", "ann@example.com", "sub", "1", "cognito:groups", "[finance admins]");

    private final Api api = new Api(
            new Access("admins"),
            CLOCK,
            List.of(
                    Endpoint.get(
                            "/things/{id}",
                            request -> ApiAnswer.json(
                                    200,
                                    Map.of(
                                            "id",
                                            request.parameter("id"),
                                            "by",
                                            request.requireAdmin().name()))),
                    Endpoint.put("/things", request -> ApiAnswer.json(200, request.json(Thing.class))),
                    Endpoint.get("/open/{file+}", request -> ApiAnswer.html(200, request.parameter("file")))
                            .open(),
                    Endpoint.get("/broken", request -> {
                        throw new IllegalStateException("secret hunter2");
                    })));

    record Thing(String name, int size) {}

    @Test
    void aRouteGetsItsParametersAndWhoAsks() {
        JsonNode answer = json(call("GET", "/things/7", FINANCE, null, null));
        assertThat(answer.path("id").asText()).isEqualTo("7");
        assertThat(answer.path("by").asText()).isEqualTo("ann@example.com");
    }

    @Test
    void whoIsNotInTheGroupIsRefused() {
        APIGatewayV2HTTPResponse response =
                call("GET", "/things/7", Map.of("sub", "2", "groups", "administrators"), null, null);
        assertThat(response.getStatusCode()).isEqualTo(403);
        assertThat(json(response).path("remedy").asText()).contains("Ask");
    }

    @Test
    void nobodyIsRefusedEvenIfTheAuthorizerWereMissing() {
        assertThat(call("GET", "/things/7", null, null, null).getStatusCode()).isEqualTo(401);
        assertThat(call("GET", "/open/a/b.css", null, null, null).getBody()).isEqualTo("a/b.css");
    }

    @Test
    void aWrongBodyIsRefusedByNameAndNeverQuoted() {
        assertThat(put("{\"name\":\"a\",\"size\":1}").getStatusCode()).isEqualTo(200);
        assertThat(put("{\"name\":\"a\",\"nmae\":\"b\"}").getStatusCode()).isEqualTo(422);
        assertThat(json(put("{\"nmae\":\"b\"}")).at("/errors/0/pointer").asText())
                .isEqualTo("/nmae");
        assertThat(put("{\"name\":\"hunter2\"").getBody()).doesNotContain("hunter2");
        assertThat(put("hunter2").getBody()).doesNotContain("hunter2");
        assertThat(put("{\"size\":\"hunter2\"}").getBody())
                .doesNotContain("hunter2")
                .contains("/size");
        assertThat(put("{\"name\":1}").getStatusCode()).isEqualTo(422);
        assertThat(put("{\"name\":\"a\",\"name\":\"b\"}").getStatusCode()).isEqualTo(400);
        assertThat(put("{} {}").getStatusCode()).isEqualTo(400);
        assertThat(put("[]").getStatusCode()).isEqualTo(400);
        assertThat(put("").getStatusCode()).isEqualTo(400);
        assertThat(put("{\"name\":\"" + "x".repeat(300_000) + "\"}").getStatusCode())
                .isEqualTo(413);
        assertThat(call("PUT", "/things", FINANCE, "{}", "text/plain").getStatusCode())
                .isEqualTo(415);
    }

    @Test
    void aMistakeOfOursTellsNothingOfItsInside() {
        APIGatewayV2HTTPResponse response = call("GET", "/broken", FINANCE, null, null);
        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getBody()).doesNotContain("hunter2").contains("r-1");
    }

    @Test
    void otherMethodsAndOtherPathsAreToldApart() {
        assertThat(call("DELETE", "/things/7", FINANCE, null, null).getStatusCode())
                .isEqualTo(405);
        assertThat(call("GET", "/things/", FINANCE, null, null).getStatusCode()).isEqualTo(404);
        assertThat(call("GET", "/things/7/8", FINANCE, null, null).getStatusCode())
                .isEqualTo(404);
    }

    private APIGatewayV2HTTPResponse put(String body) {
        return call("PUT", "/things", FINANCE, body, "application/json");
    }

    private APIGatewayV2HTTPResponse call(
            String method, String path, Map<String, String> claims, String body, String type) {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .build();
        var context = APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(http)
                .withStage("$default")
                .withRequestId("r-1")
                .withDomainName("api.example.com");
        if (claims != null) {
            context.withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                    .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                            .builder()
                            .withClaims(claims)
                            .build())
                    .build());
        }
        boolean base64 = body != null && body.length() % 2 == 0;
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withRawQueryString("")
                .withHeaders(type == null ? Map.of() : Map.of("Content-Type", type))
                .withBody(base64 ? Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)) : body)
                .withIsBase64Encoded(base64)
                .withRequestContext(context.build())
                .build();
        return api.answer(event, new FiveSeconds());
    }

    private static JsonNode json(APIGatewayV2HTTPResponse response) {
        try {
            return new ObjectMapper().readTree(response.getBody());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
