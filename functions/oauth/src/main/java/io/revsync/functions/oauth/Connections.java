package io.revsync.functions.oauth;

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
import java.util.List;
import java.util.Map;

/** Lambda: what an admin does with the connections, besides coming back from a sign-in. */
public final class Connections implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Api api;

    /** As Lambda makes it. */
    public Connections() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own, as the rehearsal makes it. */
    public Connections(Map<String, String> environment, Clock clock, Pause pause) {
        this(Surroundings.of(environment, clock, pause));
    }

    /** With surroundings of one's own. */
    Connections(Surroundings surroundings) {
        PerCompany<List<Endpoint>> companies = new PerCompany<>(
                surroundings, company -> new Company(company).connectionRoutes().endpoints());
        this.api = new Api(
                Access.from(surroundings.environment()), surroundings.clock(), companies.first(), companies::of);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.answer(event, context);
    }
}
