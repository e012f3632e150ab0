package io.revsync.functions.oauth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.api.Access;
import io.revsync.api.Api;
import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiRequest;
import io.revsync.api.CallbackUrl;
import io.revsync.api.Endpoint;
import io.revsync.aws.PerCompany;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Lambda: where Intuit and Rev.io PSA send an admin's browser back to. The only route that anybody may call. */
public final class OAuthCallback implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Api api;

    /** As Lambda makes it. */
    public OAuthCallback() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own, as the rehearsal makes it. */
    public OAuthCallback(Map<String, String> environment, Clock clock, Pause pause) {
        this(Surroundings.of(environment, clock, pause));
    }

    /** With surroundings of one's own. */
    OAuthCallback(Surroundings surroundings) {
        PerCompany<SignInReturn> companies =
                new PerCompany<>(surroundings, company -> new Company(company).signInReturn());
        this.api = new Api(
                Access.from(surroundings.environment()),
                surroundings.clock(),
                List.of(Endpoint.get(CallbackUrl.PATH, request -> answer(request, companies))
                        .open()));
    }

    /** Whoever comes back for nobody that is known here gets the first company's answer: that the sign-in is not known. */
    private static ApiAnswer answer(ApiRequest request, PerCompany<SignInReturn> companies) {
        SignInState state = SignInState.of(request);
        return companies.of(state.company()).orElseGet(companies::first).answer(request, state);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.answer(event, context);
    }
}
