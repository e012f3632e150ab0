package io.revsync.rehearsal.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param path decoded
 * @param query as it was sent; empty if there is none
 * @param headers by lower-case name, several values joined by comma, without cookies
 * @param cookies each {@code name=value}
 * @param body empty if there is none
 */
record ApiCall(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        List<String> cookies,
        byte[] body,
        String sourceIp) {

    /** What API Gateway takes at most. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String COOKIE = "cookie";

    /** Reads it, but of a body not much more than is taken. */
    static ApiCall read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        Headers sent = exchange.getRequestHeaders();
        sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove(COOKIE);
        return new ApiCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                headers,
                cookies(sent.getOrDefault(COOKIE, List.of())),
                exchange.getRequestBody().readNBytes(MOST_BYTES + 1),
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean isTooLarge() {
        return body.length > MOST_BYTES;
    }

    private static List<String> cookies(List<String> headers) {
        List<String> cookies = new ArrayList<>();
        for (String header : headers) {
            for (String cookie : header.split(";")) {
                if (!cookie.isBlank()) {
                    cookies.add(cookie.strip());
                }
            }
        }
        return cookies;
    }
}
