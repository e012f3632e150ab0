package io.revsync.rehearsal.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a function gets to read: payload format 2.0.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Lambda proxy
 *     integrations for HTTP APIs</a>
 */
final class GatewayEvent {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern TEXT =
            Pattern.compile("text/.*|application/(json|xml|javascript|.*\\+json|.*\\+xml)(;.*)?", Pattern.DOTALL);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GatewayEvent() {}

    /** @param claims of whoever is signed in; empty on a public route */
    static JsonNode of(
            ApiCall call, RouteTable.Taken taken, Optional<Map<String, String>> claims, String requestId, Instant now) {
        ObjectNode event = NODES.objectNode()
                .put("version", "2.0")
                .put("routeKey", taken.route().key())
                .put("rawPath", call.path())
                .put("rawQueryString", call.query());
        if (!call.cookies().isEmpty()) {
            call.cookies().forEach(event.withArray("cookies")::add);
        }
        event.set("headers", texts(call.headers()));
        if (!call.query().isEmpty()) {
            ObjectNode parameters = event.putObject("queryStringParameters");
            Request.parameters(call.query()).forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
        if (!taken.parameters().isEmpty()) {
            event.set("pathParameters", texts(taken.parameters()));
        }
        event.set("requestContext", context(call, taken, claims, requestId, now));
        body(call, event);
        return event;
    }

    private static ObjectNode context(
            ApiCall call, RouteTable.Taken taken, Optional<Map<String, String>> claims, String requestId, Instant now) {
        ObjectNode context = NODES.objectNode()
                .put("accountId", "123456789012")
                .put("apiId", "api")
                .put("domainName", call.header("host").orElse(""))
                .put("domainPrefix", "api")
                .put("requestId", requestId)
                .put("routeKey", taken.route().key())
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
        claims.ifPresent(
                known -> context.putObject("authorizer").putObject("jwt").set("claims", texts(known)));
        context.putObject("http")
                .put("method", call.method())
                .put("path", call.path())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", call.sourceIp())
                .put("userAgent", call.header("user-agent").orElse(""));
        return context;
    }

    private static void body(ApiCall call, ObjectNode event) {
        boolean text = TEXT.matcher(call.header("content-type").orElse("").toLowerCase(Locale.ROOT))
                .matches();
        if (call.body().length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(call.body(), StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(call.body()));
        }
        event.put("isBase64Encoded", call.body().length > 0 && !text);
    }

    private static ObjectNode texts(Map<String, String> values) {
        ObjectNode object = NODES.objectNode();
        values.forEach(object::put);
        return object;
    }
}
