package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.CallTrace;
import java.util.Optional;

/**
 * What is asked of Rev.io.
 *
 * @param path below the base URL, encoded
 * @param query empty, or with the question mark in front
 * @param body sent as {@code contentType}
 */
record Call(String method, String path, String query, Optional<JsonNode> body, String contentType) {

    private static final String JSON = "application/json";

    /** Rev.io's page "PATCH" takes no other. */
    private static final String JSON_PATCH = "application/json-patch+json";

    static Call get(String path, String query) {
        return new Call("GET", path, query, Optional.empty(), "");
    }

    static Call post(String path, JsonNode body) {
        return new Call("POST", path, "", Optional.of(body), JSON);
    }

    static Call patch(String path, JsonNode patch) {
        return new Call("PATCH", path, "", Optional.of(patch), JSON_PATCH);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, "", Optional.empty(), "");
    }

    boolean reads() {
        return method.equals("GET");
    }

    CallTrace trace(int status, String code) {
        return new CallTrace("Rev.io", method + " /" + path, status, code, "", "");
    }
}
