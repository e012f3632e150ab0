package io.revsync.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param headers by name as they are sent; what is not named here is {@code Cache-Control: no-store} and {@code nosniff}
 * @param cookies whole {@code Set-Cookie} values
 */
public record ApiAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    /** An answer with this value as JSON. */
    public static ApiAnswer json(int status, Object value) {
        return of(status, "application/json", ApiJson.write(value));
    }

    /** A page; it brings its own Content-Security-Policy by {@link #with}. */
    public static ApiAnswer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** Go there. */
    public static ApiAnswer redirect(URI target) {
        return new ApiAnswer(302, Map.of("Location", target.toString()), List.of(), new byte[0]);
    }

    /** Without a body. */
    public static ApiAnswer empty(int status) {
        return new ApiAnswer(status, Map.of(), List.of(), new byte[0]);
    }

    /** Any content. */
    public static ApiAnswer of(int status, String contentType, byte[] body) {
        return new ApiAnswer(status, Map.of("Content-Type", contentType), List.of(), body);
    }

    static ApiAnswer of(ApiProblem problem) {
        return of(problem.status(), "application/problem+json", ApiJson.write(problem));
    }

    /** The same with one more header, or another value of one. */
    public ApiAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiAnswer(status, more, cookies, body);
    }

    /** The same with one more cookie. */
    public ApiAnswer withCookie(String cookie) {
        List<String> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new ApiAnswer(status, headers, more, body);
    }
}
