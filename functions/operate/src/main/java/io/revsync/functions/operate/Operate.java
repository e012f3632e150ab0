package io.revsync.functions.operate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.api.Access;
import io.revsync.api.Api;
import io.revsync.api.ApiAnswer;
import io.revsync.api.Endpoint;
import io.revsync.aws.EventBridgeHandover;
import io.revsync.aws.PerCompany;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.sync.store.Handover;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Lambda: runs, problems, who wins where two versions differ, and "run now". */
public final class Operate implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Api api;

    /** As Lambda makes it. */
    public Operate() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own, as the rehearsal makes it. */
    public Operate(Map<String, String> environment, Clock clock, Pause pause) {
        this(Surroundings.of(environment, clock, pause));
    }

    /** With surroundings of one's own. */
    Operate(Surroundings surroundings) {
        PerCompany<List<Endpoint>> companies = new PerCompany<>(surroundings, Operate::endpoints);
        this.api = new Api(
                Access.from(surroundings.environment()), surroundings.clock(), companies.first(), companies::of);
    }

    private static List<Endpoint> endpoints(Surroundings surroundings) {
        CompanyState state = new CompanyState(surroundings);
        Runs runs = new Runs(state, surroundings.clock());
        OpenProblems problems = new OpenProblems(state);
        Handover handover = new EventBridgeHandover(surroundings);
        RunRequests requests = new RunRequests(state, handover);
        Divergences divergences = new Divergences(state, requests, handover, surroundings.clock());
        return List.of(
                Endpoint.get("/runs", request -> ApiAnswer.json(200, runs.overview())),
                Endpoint.post(
                        "/runs", request -> ApiAnswer.json(202, requests.ask(request.json(RunRequests.Wanted.class)))),
                Endpoint.get(
                        "/problems",
                        request -> ApiAnswer.json(
                                200, problems.list(request.query().get("direction")))),
                Endpoint.post(
                        "/problems/{direction}/{record}/resolve",
                        request -> ApiAnswer.json(
                                202,
                                divergences.decide(
                                        request.parameter("direction"),
                                        request.parameter("record"),
                                        request.json(Divergences.Wanted.class),
                                        request.requireAdmin()))));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.answer(event, context);
    }
}
