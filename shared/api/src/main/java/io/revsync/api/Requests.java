package io.revsync.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.revsync.http.Deadline;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads API Gateway's event, payload format 2.0. */
final class Requests {
    /** Far more than a settings document; API Gateway itself takes 10 MB. */
    static final int MOST_BYTES = 256 * 1024;
    /** Left to write the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final Clock clock;

    Requests(Clock clock) {
        this.clock = clock;
    }

    /** The request without what depends on its route: parameters and admin. */
    ApiRequest read(APIGatewayV2HTTPEvent event, Context context) {
        Map<String, String> headers = lowerCase(event.getHeaders());
        return new ApiRequest(
                event.getRequestContext().getHttp().getMethod(),
                path(event),
                Map.of(),
                query(event.getRawQueryString()),
                headers,
                cookies(event.getCookies()),
                body(event),
                Optional.empty(),
                headers.getOrDefault(
                        "host", String.valueOf(event.getRequestContext().getDomainName())),
                String.valueOf(event.getRequestContext().getRequestId()),
                Deadline.in(
                        Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE), clock));
    }

    /** The claims the authorizer has checked; empty on a public route. */
    static Map<String, String> claims(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext().getAuthorizer())
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .orElse(Map.of());
    }

    /** A stage other than {@code $default} is part of the raw path. */
    private static String path(APIGatewayV2HTTPEvent event) {
        String raw = Optional.ofNullable(event.getRawPath()).orElse("/");
        String stage = Optional.ofNullable(event.getRequestContext().getStage()).orElse("$default");
        String prefix = "/" + stage;
        return !stage.equals("$default") && (raw.equals(prefix) || raw.startsWith(prefix + "/"))
                ? raw.substring(prefix.length())
                : raw;
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        String text = Optional.ofNullable(event.getBody()).orElse("");
        byte[] body =
                event.getIsBase64Encoded() ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
        if (body.length > MOST_BYTES) {
            throw ApiProblem.of(
                            413,
                            "body-too-large",
                            "The body has more than " + MOST_BYTES / 1024 + " KB.",
                            "No request of this API needs as much.")
                    .refusal();
        }
        return body;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : Optional.ofNullable(raw).orElse("").split("&")) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                query.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.of(400, "query-wrong", "The address has a percent sign that starts no character code.", "")
                    .refusal();
        }
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        Optional.ofNullable(headers)
                .orElse(Map.of())
                .forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static Map<String, String> cookies(List<String> pairs) {
        Map<String, String> cookies = new HashMap<>();
        for (String pair : Optional.ofNullable(pairs).orElse(List.of())) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                cookies.put(sides[0].strip(), sides[1].strip());
            }
        }
        return cookies;
    }
}
