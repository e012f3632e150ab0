package io.revsync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A simulator's answer.
 *
 * @param status the HTTP status; {@link #DROPPED} closes the connection without an answer
 */
public record Response(int status, Map<String, String> headers, byte[] body) {

    private static final int DROPPED = -1;

    public static Response json(int status, JsonNode body) {
        return json(status, SandboxJson.write(body));
    }

    public static Response json(int status, byte[] body) {
        return of(status, "application/json;charset=UTF-8", body);
    }

    public static Response text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    /** No answer at all: the client sees its connection close. */
    public static Response dropped() {
        return new Response(DROPPED, Map.of(), new byte[0]);
    }

    public boolean isDropped() {
        return status == DROPPED;
    }

    public Response with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Response(status, all, body);
    }

    /** The same answer with a body that breaks off after two thirds. */
    public Response torn() {
        return new Response(status, headers, Arrays.copyOf(body, body.length * 2 / 3));
    }
}
