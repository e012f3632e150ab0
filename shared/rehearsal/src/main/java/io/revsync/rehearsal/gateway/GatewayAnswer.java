package io.revsync.rehearsal.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes back.
 *
 * @param cookies whole {@code Set-Cookie} values
 */
record GatewayAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    private static final int NO_BODY = -1;

    /** An answer of API Gateway's own. */
    static GatewayAnswer message(int status, String message) {
        String body =
                JsonNodeFactory.instance.objectNode().put("message", message).toString();
        return new GatewayAnswer(
                status, Map.of("Content-Type", "application/json"), List.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A function's answer; one that is none is an error, as it is on AWS. */
    static GatewayAnswer of(APIGatewayV2HTTPResponse response) {
        if (response == null || response.getStatusCode() < 200 || response.getStatusCode() > 599) {
            return message(500, "Internal Server Error");
        }
        String body = Optional.ofNullable(response.getBody()).orElse("");
        return new GatewayAnswer(
                response.getStatusCode(),
                Optional.ofNullable(response.getHeaders()).orElse(Map.of()),
                Optional.ofNullable(response.getCookies()).orElse(List.of()),
                response.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    GatewayAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new GatewayAnswer(status, all, cookies, body);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        cookies.forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
        exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
