package io.revsync.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request, decoded.
 *
 * @param path without stage and query
 * @param parameters of the route's path, e.g. {@code version} of {@code /config/history/{version}}
 * @param query the last value of each name
 * @param headers by lower-case name
 * @param cookies by name
 * @param body empty when there is none
 * @param admin who asks; empty on a public route
 * @param host the API's own domain name, with its port where there is one
 * @param requestId API Gateway's
 * @param deadline by which the answer must be given
 */
public record ApiRequest(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> cookies,
        byte[] body,
        Optional<Admin> admin,
        String host,
        String requestId,
        Deadline deadline) {

    /** The admin of a route that only admins reach. */
    public Admin requireAdmin() {
        return admin.orElseThrow(() -> new IllegalStateException("This route is public; nobody is known to ask."));
    }

    /** A path parameter of the route. */
    public String parameter(String name) {
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(() -> new IllegalStateException("The route has no parameter " + name));
    }

    /** A header by whatever case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether the caller wants JSON rather than a page or a redirect. */
    public boolean wantsJson() {
        return header("accept")
                .filter(accept -> accept.contains("application/json"))
                .isPresent();
    }

    /** @throws ApiProblemException when the body is no JSON object (400), or is said to be something else (415) */
    public ObjectNode json() {
        requireJson();
        return ApiJson.object(body);
    }

    /** The body as a record. @throws ApiProblemException as {@link #json()}, and 422 for fields it does not know or that are wrong */
    public <T> T json(Class<T> type) {
        requireJson();
        return ApiJson.read(body, type);
    }

    private void requireJson() {
        String type = header("content-type")
                .map(value -> value.split(";")[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (!type.equals("application/json") && !(type.startsWith("application/") && type.endsWith("+json"))) {
            throw ApiProblem.of(
                            415,
                            "not-json",
                            "The body is not said to be JSON.",
                            "Send it with the header Content-Type: application/json.")
                    .refusal();
        }
    }
}
