package io.revsync.rehearsal.gateway;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Pause;
import io.revsync.sync.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Answers with what it was told; {@code ?do=} says how. */
public final class EchoFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Map<String, String> environment;

    public EchoFunction(Map<String, String> environment, Clock clock, Pause pause) {
        this.environment = environment;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(200);
        response.setHeaders(Map.of("X-Callback", environment.get("CALLBACK_URL")));
        response.setCookies(List.of("a=1; HttpOnly", "b=2"));
        switch (String.valueOf(event.getRawQueryString())) {
            case "do=throw" -> throw new IllegalStateException("as asked");
            case "do=nothing" -> {
                return null;
            }
            case "do=bytes" -> {
                response.setIsBase64Encoded(true);
                response.setBody(Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, 0, 1}));
            }
            default -> response.setBody(told(event).toString());
        }
        return response;
    }

    private static ObjectNode told(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPEvent.RequestContext context = event.getRequestContext();
        ObjectNode told = Json.mapper().createObjectNode();
        told.put("routeKey", event.getRouteKey())
                .put("rawPath", event.getRawPath())
                .put("query", event.getRawQueryString())
                .put("base64", event.getIsBase64Encoded())
                .put("method", context.getHttp().getMethod())
                .put("host", context.getDomainName())
                .put("sourceIp", context.getHttp().getSourceIp())
                .put("requestId", context.getRequestId())
                .put("time", context.getTimeEpoch());
        String body = event.getBody() == null ? "" : event.getBody();
        told.put(
                "body",
                event.getIsBase64Encoded()
                        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                        : body);
        told.set("headers", Json.mapper().valueToTree(event.getHeaders()));
        told.set("cookies", Json.mapper().valueToTree(event.getCookies()));
        told.set("parameters", Json.mapper().valueToTree(event.getPathParameters()));
        told.set("queryParameters", Json.mapper().valueToTree(event.getQueryStringParameters()));
        told.set(
                "claims",
                Json.mapper()
                        .valueToTree(
                                context.getAuthorizer() == null
                                        ? null
                                        : context.getAuthorizer().getJwt().getClaims()));
        return told;
    }
}
