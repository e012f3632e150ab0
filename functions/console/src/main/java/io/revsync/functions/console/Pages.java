package io.revsync.functions.console;

import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a file into an answer: caching, compression, and what the browser is told never to do with it. */
final class Pages {

    private static final Duration FOR_GOOD = Duration.ofDays(365);
    private static final String NOT_FOUND = "404.html";

    private final StaticFiles files;
    private final String contentSecurityPolicy;

    /** @param origins whom else than this server the page may call: the sign-in's */
    Pages(StaticFiles files, List<String> origins) {
        this.files = files;
        this.contentSecurityPolicy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "connect-src "
                        + String.join(
                                " ",
                                Stream.concat(Stream.of("'self'"), origins.stream())
                                        .toList()),
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }

    /** The file of this name, or the page that says there is none. */
    ApiAnswer answer(String name, ApiRequest request) {
        return files.find(name)
                .map(file -> guarded(unlessKnown(file, request)))
                .orElseGet(() -> guarded(whole(404, notFound(), request)));
    }

    /** A value that the page reads; never kept, because it differs between installations. */
    ApiAnswer json(Object value, ApiRequest request) {
        ApiAnswer answer = ApiAnswer.json(200, value);
        return guarded(isHead(request) ? ApiAnswer.of(200, "application/json", new byte[0]) : answer);
    }

    private StaticFile notFound() {
        return files.find(NOT_FOUND).orElseThrow(() -> new IllegalStateException(NOT_FOUND + " is missing"));
    }

    private static ApiAnswer unlessKnown(StaticFile file, ApiRequest request) {
        boolean known = request.header("if-none-match").stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(file.tag()) || tag.equals("*"));
        return cached(file, known ? ApiAnswer.empty(304) : whole(200, file, request));
    }

    private static ApiAnswer cached(StaticFile file, ApiAnswer answer) {
        return answer.with("ETag", file.tag())
                .with(
                        "Cache-Control",
                        file.library() ? "public, max-age=" + FOR_GOOD.toSeconds() + ", immutable" : "no-cache");
    }

    private static ApiAnswer whole(int status, StaticFile file, ApiRequest request) {
        boolean zip = accepts(request.header("accept-encoding"), "gzip");
        byte[] body = zip ? file.zipped() : file.plain();
        ApiAnswer answer = ApiAnswer.of(status, file.type().header(), isHead(request) ? new byte[0] : body)
                .with("Vary", "Accept-Encoding");
        return zip ? answer.with("Content-Encoding", "gzip") : answer;
    }

    /** Whether a coding is named, and not only to refuse it ({@code q=0}). */
    private static boolean accepts(Optional<String> header, String coding) {
        return header.stream()
                .flatMap(codings -> Arrays.stream(codings.split(",")))
                .map(one -> one.replace(" ", ""))
                .anyMatch(one -> one.equals(coding) || one.startsWith(coding + ";") && !one.matches(".*;q=0(\\.0*)?"));
    }

    private static boolean isHead(ApiRequest request) {
        return request.method().equals("HEAD");
    }

    private ApiAnswer guarded(ApiAnswer answer) {
        return answer.with("Content-Security-Policy", contentSecurityPolicy)
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .with("Referrer-Policy", "no-referrer")
                .with("Strict-Transport-Security", "max-age=" + FOR_GOOD.toSeconds() + "; includeSubDomains")
                .with("X-Content-Type-Options", "nosniff");
    }
}
