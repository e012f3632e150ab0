package io.revsync.functions.oauth;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sync.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What the API answered. */
record Answer(int status, String body, List<String> cookies, APIGatewayV2HTTPResponse response) {

    static Answer of(APIGatewayV2HTTPResponse response) {
        return new Answer(
                response.getStatusCode(),
                response.getBody(),
                response.getCookies() == null ? List.of() : response.getCookies(),
                response);
    }

    JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    String header(String name) {
        return response.getHeaders().get(name);
    }
}
