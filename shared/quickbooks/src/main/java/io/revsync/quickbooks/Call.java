package io.revsync.quickbooks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the API, the same each time it is repeated.
 *
 * @param path behind the company, e.g. "/invoice/12"
 * @param parameters not yet encoded
 * @param body nothing for a GET
 * @param requestId what makes a write repeatable; empty for a read, which always is
 */
record Call(String path, Map<String, String> parameters, Optional<Body> body, String requestId) {

    private static final String MINOR_VERSION = "75";

    /** A body and its media type. */
    record Body(String type, String text) {}

    static Call get(String path, Map<String, String> parameters) {
        return new Call(path, parameters, Optional.empty(), "");
    }

    /** A query with its statement in the body, for it is too long for a URL. */
    static Call queryByPost(String statement) {
        return new Call("/query", Map.of(), Optional.of(new Body("application/text", statement)), "");
    }

    static Call write(String path, String json, String requestId) {
        return new Call(path, Map.of(), Optional.of(new Body("application/json", json)), requestId);
    }

    String method() {
        return body.isPresent() ? "POST" : "GET";
    }

    boolean write() {
        return !requestId.isEmpty();
    }

    /** The query string. Everything is percent-encoded, the space too, for not every gateway reads + as one. */
    String queryString() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("minorversion", MINOR_VERSION);
        if (write()) {
            all.put("requestid", requestId);
        }
        all.putAll(parameters);
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) ->
                text.append(text.isEmpty() ? "?" : "&").append(name).append('=').append(encoded(value)));
        return text.toString();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
