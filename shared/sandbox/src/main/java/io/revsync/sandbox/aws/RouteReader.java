package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the HTTP API's routes: each leads to an integration, and that to a function. */
final class RouteReader {
    private static final String ROUTE = "AWS::ApiGatewayV2::Route";
    private static final String INTEGRATIONS = "integrations/";

    private final SamTemplate template;
    private final Map<String, String> functions;

    RouteReader(SamTemplate template) {
        this.template = template;
        this.functions =
                template.functions().stream().collect(Collectors.toMap(SamFunction::arn, SamFunction::logicalId));
    }

    /** @throws TemplateException if a route leads nowhere, or has a form that API Gateway refuses */
    List<SamRoute> read() {
        return template.resources(ROUTE).stream().map(this::route).toList();
    }

    private SamRoute route(SamResource resource) {
        JsonNode properties = resource.properties();
        String[] key = properties.path("RouteKey").asText().split(" ", 2);
        if (key.length != 2 || !key[1].startsWith("/") || key[1].length() > 1 && key[1].endsWith("/")) {
            throw new TemplateException(
                    place(resource) + "/RouteKey", "must be a method and a path that begins, and does not end, with /");
        }
        return new SamRoute(
                key[0],
                key[1],
                functionBehind(resource),
                properties.path("AuthorizationType").asText("NONE").equals("JWT"));
    }

    private String functionBehind(SamResource route) {
        String target = route.properties().path("Target").asText();
        return template.resources("AWS::ApiGatewayV2::Integration").stream()
                .filter(integration -> target.equals(INTEGRATIONS + template.referenceTo(integration.logicalId())))
                .map(integration -> functions.get(
                        integration.properties().path("IntegrationUri").asText()))
                .findFirst()
                .orElseThrow(() -> new TemplateException(place(route) + "/Target", "leads to no function"));
    }

    private static String place(SamResource route) {
        return "Resources/" + route.logicalId() + "/Properties";
    }
}
