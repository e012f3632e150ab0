package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.faults.BodyForm;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultDialect;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.http.Response;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** The envelopes and fault shapes of QuickBooks, headers included. */
final class Answers implements FaultDialect {

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /** {@code {"Invoice":{...},"time":"..."}}. */
    Response ok(String name, JsonNode value) {
        ObjectNode answer = SandboxJson.object();
        answer.set(name, value);
        return Response.json(200, timed(answer));
    }

    /** {@code {"Fault":{"Error":[...],"type":"..."},"time":"..."}}. */
    Response fault(ApiFault fault) {
        ObjectNode answer = SandboxJson.object();
        answer.set("Fault", fault.json());
        return Response.json(fault.status(), timed(answer));
    }

    /** Every answer carries the id Intuit's support asks for. */
    static Response signed(Response response) {
        if (response.isDropped()) {
            return response;
        }
        return response.with("intuit_tid", "1-" + UUID.randomUUID()).with("QBO-Version", "1975.186");
    }

    /** 401 in the gateway's lower-case shape, time in milliseconds (recorded). */
    @Override
    public Response unauthorized() {
        return signed(gateway(
                        401,
                        "message=AuthenticationFailed; errorCode=003200; statusCode=401",
                        "Token expired: AB01",
                        "3200",
                        "AUTHENTICATION")
                .with("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\""));
    }

    /** 403: the token is not for this company. */
    Response forbidden() {
        return gateway(
                403,
                "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403",
                "The application is not authorized for this company; check that environment and company are the app's.",
                "3100",
                "AuthorizationFault");
    }

    private Response gateway(int status, String message, String detail, String code, String type) {
        ObjectNode answer = SandboxJson.object();
        answer.putNull("warnings").putNull("intuitObject");
        ObjectNode fault = answer.putObject("fault");
        fault.putArray("error")
                .addObject()
                .put("message", message)
                .put("detail", detail)
                .put("code", code)
                .putNull("element");
        fault.put("type", type);
        for (String nothing : new String[] {
            "report", "queryResponse", "batchItemResponse", "attachableResponse", "syncErrorResponse", "requestId"
        }) {
            answer.putNull(nothing);
        }
        answer.put("time", clock.millis()).put("status", (String) null).putArray("cdcresponse");
        return Response.json(status, answer);
    }

    @Override
    public Set<FaultKind> kinds() {
        return EnumSet.allOf(FaultKind.class);
    }

    @Override
    public String apiPaths() {
        return "/v3/company/.*";
    }

    /** In 2016 and 2017 throttles came as XML whatever was accepted (recorded); without a body by chance too. */
    @Override
    public Response throttled(BodyForm form, Fault fault) {
        ApiError error = Errors.throttleError();
        Response response =
                switch (form) {
                    case JSON -> fault(Errors.throttled());
                    case XML, HTML ->
                        Response.text(429, "application/xml;charset=UTF-8", """
                            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                            <IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="%s">\
                            <Fault type="SERVICE"><Error code="%s"><Message>%s</Message><Detail>%s</Detail></Error></Fault>\
                            </IntuitResponse>""".formatted(
                                Times.envelope(clock.instant()), error.code(), error.message(), error.detail()));
                    case EMPTY -> Response.empty(429);
                };
        return signed(
                fault == null || fault.retryAfter() == null
                        ? response
                        : response.with(
                                "Retry-After", Long.toString(fault.retryAfter().toSeconds())));
    }

    /** A SystemFault, a gateway's page, or nothing. */
    @Override
    public Response serverError(Fault fault) {
        return signed(
                switch (fault.body()) {
                    case JSON ->
                        fault(ApiFault.passing(
                                fault.status(),
                                "SystemFault",
                                new ApiError(
                                        "10000",
                                        "An application error has occurred while processing your request",
                                        "System Failure Error: The server failed by the sandbox's wish",
                                        "")));
                    case XML, HTML ->
                        Response.text(
                                fault.status(),
                                "text/html",
                                "<html><head><title>" + fault.status() + "</title></head><body><center><h1>"
                                        + fault.status() + " " + reason(fault.status())
                                        + "</h1></center><hr><center>nginx</center></body></html>");
                    case EMPTY -> Response.empty(fault.status());
                });
    }

    private static String reason(int status) {
        return switch (status) {
            case 502 -> "Bad Gateway";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> "Internal Server Error";
        };
    }

    private ObjectNode timed(ObjectNode answer) {
        return answer.put("time", Times.envelope(clock.instant()));
    }
}
