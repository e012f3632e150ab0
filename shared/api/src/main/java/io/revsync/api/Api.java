package io.revsync.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.http.ApiException;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.http.ThrottledException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every function behind the HTTP API does: find the endpoint, check who asks, carry it out, and turn whatever goes wrong into an
 * answer that names the way out. It logs method, route, status and person, never a query or a body.
 */
public final class Api {
    /** Which company of the stack a request is about; the stack's first if it is left out. */
    public static final String COMPANY_HEADER = "Revsync-Company";

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Access access;
    private final Requests requests;
    private final List<Endpoint> endpoints;
    private final Function<String, Optional<List<Endpoint>>> companies;

    /** Of a function that has to do with no company, or finds out by itself which one it is. */
    public Api(Access access, Clock clock, List<Endpoint> endpoints) {
        this(access, clock, endpoints, company -> Optional.of(endpoints));
    }

    /**
     * Of a function that serves every company of the stack.
     *
     * @param endpoints of the stack's first company
     * @param companies those of any company, the same routes in the same order; empty if the stack has no company of this name
     */
    public Api(
            Access access,
            Clock clock,
            List<Endpoint> endpoints,
            Function<String, Optional<List<Endpoint>>> companies) {
        this.access = access;
        this.requests = new Requests(clock);
        this.endpoints = List.copyOf(endpoints);
        this.companies = companies;
    }

    /** Answers an event of API Gateway, payload format 2.0. */
    public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
        String requestId = String.valueOf(event.getRequestContext().getRequestId());
        ApiAnswer answer;
        try {
            answer = carryOut(event, context);
        } catch (ApiProblemException e) {
            answer = ApiAnswer.of(e.problem().withRequestId(requestId));
        } catch (ThrottledException e) {
            answer = ApiAnswer.of(problem(503, "busy", e).withRequestId(requestId))
                    .with("Retry-After", Long.toString(Math.max(1, e.holdOff().toSeconds())));
        } catch (ApiException e) {
            LOG.warn("{} ({})", e.getMessage(), e.trace());
            answer = ApiAnswer.of(problem(e).withRequestId(requestId));
        } catch (RuntimeException e) {
            LOG.error("The request failed", e);
            answer = ApiAnswer.of(ApiProblem.of(
                            500,
                            "our-bug",
                            "Something went wrong here that is no fault of yours.",
                            "Try again; if it stays, look for the request id in the function's log.")
                    .withRequestId(requestId));
        }
        return response(answer);
    }

    private ApiAnswer carryOut(APIGatewayV2HTTPEvent event, Context context) {
        ApiRequest request = requests.read(event, context);
        for (int route = 0; route < endpoints.size(); route++) {
            Endpoint endpoint = endpoints.get(route);
            Optional<Map<String, String>> parameters = endpoint.match(request.path());
            if (parameters.isPresent() && endpoint.method().equals(request.method())) {
                Optional<Admin> admin =
                        endpoint.forEverybody() ? Optional.empty() : Optional.of(access.admin(Requests.claims(event)));
                ApiAnswer answer =
                        ofCompany(request).get(route).handler().apply(routed(request, parameters.get(), admin));
                LOG.info(
                        "{} {}: {} for {}",
                        endpoint.method(),
                        endpoint.path(),
                        answer.status(),
                        admin.map(Admin::name).orElse("anybody"));
                return answer;
            }
        }
        boolean otherMethod = endpoints.stream()
                .anyMatch(endpoint -> endpoint.match(request.path()).isPresent());
        throw (otherMethod
                        ? ApiProblem.of(405, "wrong-method", "This address does not take " + request.method() + ".", "")
                        : ApiProblem.of(404, "not-found", "There is nothing at this address.", ""))
                .refusal();
    }

    /** Looked up only for those who may come in, so that nobody else learns who there is. */
    private List<Endpoint> ofCompany(ApiRequest request) {
        return request.header(COMPANY_HEADER)
                .map(company -> companies.apply(company).orElseThrow(() -> unknown(company)))
                .orElse(endpoints);
    }

    private static ApiProblemException unknown(String company) {
        return ApiProblem.of(
                        404,
                        "unknown-company",
                        "There is no company \"" + company + "\" here.",
                        "GET /companies lists those there are; the header " + COMPANY_HEADER + " names one of them.")
                .refusal();
    }

    private static ApiRequest routed(ApiRequest request, Map<String, String> parameters, Optional<Admin> admin) {
        return new ApiRequest(
                request.method(),
                request.path(),
                parameters,
                request.query(),
                request.headers(),
                request.cookies(),
                request.body(),
                admin,
                request.host(),
                request.requestId(),
                request.deadline());
    }

    private static ApiProblem problem(ApiException e) {
        if (e instanceof ReconnectException) {
            return problem(409, "not-connected", e);
        }
        if (e instanceof RefusedException) {
            return problem(422, "refused", e);
        }
        return problem(502, e instanceof DefectException ? "not-understood" : "not-available", e);
    }

    private static ApiProblem problem(int status, String code, ApiException e) {
        return ApiProblem.of(status, code, e.getMessage(), "")
                .withDetail(e.trace().toString());
    }

    private static APIGatewayV2HTTPResponse response(ApiAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.putAll(answer.headers());
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(answer.status());
        response.setHeaders(headers);
        response.setCookies(answer.cookies());
        Optional<String> text = text(answer.body());
        response.setIsBase64Encoded(text.isEmpty());
        response.setBody(text.orElseGet(() -> Base64.getEncoder().encodeToString(answer.body())));
        return response;
    }

    /** The bytes as text, if they are; API Gateway takes anything else in Base64. */
    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
