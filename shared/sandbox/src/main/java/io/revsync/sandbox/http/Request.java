package io.revsync.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.SandboxJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a simulator sees it.
 *
 * @param path decoded, without the query
 * @param query every value of every parameter, in order; what is in the query string only
 * @param headers by lower-case name
 * @param body unpacked if it came packed
 */
public record Request(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a query parameter. */
    public Optional<String> param(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    public List<String> params(String name) {
        return query.getOrDefault(name, List.of());
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws JsonProcessingException if the body is not JSON */
    public JsonNode json() throws JsonProcessingException {
        return SandboxJson.read(body);
    }

    /** The body read as an HTML form. */
    public Map<String, List<String>> form() {
        return parameters(text());
    }

    /** Reads {@code a=1&b=2&}; a trailing or doubled {@code &} means nothing, as official clients send it. */
    public static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (encoded == null) {
            return parameters;
        }
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
