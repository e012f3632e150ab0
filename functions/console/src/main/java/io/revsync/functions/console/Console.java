package io.revsync.functions.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.api.Access;
import io.revsync.api.Api;
import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiRequest;
import io.revsync.api.Endpoint;
import io.revsync.http.Pause;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lambda: the page. Anybody may load it; what it shows comes from the API, which asks who is there. */
public final class Console implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Api api;
    private final Pages pages;
    private final SignIn signIn;

    /** As Lambda makes it. */
    public Console() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With an environment and a clock of one's own, as the rehearsal makes it; nothing here ever waits. */
    public Console(Map<String, String> environment, Clock clock, Pause pause) {
        this.signIn = SignIn.from(environment);
        this.pages = new Pages(new StaticFiles(Console.class.getClassLoader()), signIn.origins());
        this.api = new Api(
                Access.from(environment),
                clock,
                Stream.of("GET", "HEAD").flatMap(this::endpoints).toList());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.answer(event, context);
    }

    private Stream<Endpoint> endpoints(String method) {
        return List.of(
                new Endpoint(method, "/", true, Console::toThePage),
                new Endpoint(method, "/console/", true, request -> pages.answer("index.html", request)),
                new Endpoint(method, "/console/session.json", true, request -> pages.json(signIn.session(), request)),
                new Endpoint(
                        method, "/console/{file+}", true, request -> pages.answer(request.parameter("file"), request)))
                .stream();
    }

    /** The rehearsal prints the short address, with its token in the query. */
    private static ApiAnswer toThePage(ApiRequest request) {
        String query = request.query().entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&", "?", ""));
        return ApiAnswer.redirect(URI.create("/console/" + (query.equals("?") ? "" : query)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
