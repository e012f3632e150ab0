package io.revsync.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.http.Pause;
import io.revsync.sandbox.aws.SamRoute;
import io.revsync.sandbox.aws.SamTemplate;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The functions behind the template's HTTP API. */
public final class ApiFunctions {
    private final SamTemplate template;
    private final Endpoints endpoints;
    private final String hints;
    private final Clock clock;
    private final Pause pause;

    /** @param hints the simulators' credentials as JSON, for the page to show */
    public ApiFunctions(SamTemplate template, Endpoints endpoints, String hints, Clock clock, Pause pause) {
        this.template = template;
        this.endpoints = endpoints;
        this.hints = hints;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Each by its logical id.
     *
     * @param address of the API
     */
    public Map<String, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> at(URI address) {
        Map<String, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> functions = new LinkedHashMap<>();
        template.routes().stream()
                .map(SamRoute::function)
                .distinct()
                .forEach(id -> functions.put(id, function(id, address)));
        return functions;
    }

    private LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function(String id, URI address) {
        Map<String, String> environment =
                new LinkedHashMap<>(endpoints.environmentBehind(address, template.function(id)));
        if (id.equals("Console")) {
            environment.put("REHEARSAL_HINTS", hints);
        }
        return new LocalFunction<>(template.function(id), environment, APIGatewayV2HTTPEvent.class, clock, pause);
    }
}
