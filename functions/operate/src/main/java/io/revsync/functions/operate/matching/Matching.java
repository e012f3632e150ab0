package io.revsync.functions.operate.matching;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.api.Access;
import io.revsync.api.Api;
import io.revsync.api.Endpoint;
import io.revsync.aws.PerCompany;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lambda: the matching review and the key links, as an admin handles them. */
public final class Matching implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Api api;

    /** As Lambda makes it. */
    public Matching() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own, as the rehearsal makes it. */
    public Matching(Map<String, String> environment, Clock clock, Pause pause) {
        this(Surroundings.of(environment, clock, pause));
    }

    /** With surroundings of one's own. */
    Matching(Surroundings surroundings) {
        PerCompany<List<Endpoint>> companies = new PerCompany<>(surroundings, Matching::endpoints);
        this.api = new Api(
                Access.from(surroundings.environment()), surroundings.clock(), companies.first(), companies::of);
    }

    private static List<Endpoint> endpoints(Surroundings surroundings) {
        Matches matches = new Matches(surroundings);
        List<Endpoint> endpoints = new ArrayList<>(new ReviewRoutes(matches).endpoints());
        endpoints.addAll(new LinkRoutes(matches, surroundings.clock()).endpoints());
        return endpoints;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.answer(event, context);
    }
}
