package io.revsync.sandbox.revio;

import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.faults.BodyForm;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultDialect;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.http.Response;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** How Rev.io and the gateway before it word their failures. There are no tokens that expire and no batches. */
final class RevioFaults implements FaultDialect {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Override
    public Set<FaultKind> kinds() {
        return EnumSet.of(
                FaultKind.THROTTLE_JSON,
                FaultKind.THROTTLE_EMPTY,
                FaultKind.SERVER_ERROR_BEFORE,
                FaultKind.SERVER_ERROR_AFTER,
                FaultKind.DROP_BEFORE,
                FaultKind.DROP_AFTER,
                FaultKind.SLOW,
                FaultKind.MALFORMED_BODY);
    }

    @Override
    public String apiPaths() {
        return "/v1/.*";
    }

    @Override
    public Response throttled(BodyForm form, Fault fault) {
        long seconds = (fault.retryAfter() == null ? A_MINUTE : fault.retryAfter()).toSeconds();
        return form == BodyForm.EMPTY ? Response.empty(429) : CallLimits.rateExceeded(seconds);
    }

    @Override
    public Response serverError(Fault fault) {
        return switch (fault.body()) {
            case JSON ->
                Response.json(
                        fault.status(),
                        SandboxJson.array()
                                .add(SandboxJson.object()
                                        .put("ok", false)
                                        .put("error", "InternalServerError")
                                        .put("message", "An error has occurred.")));
            case XML ->
                Response.text(
                        fault.status(), "application/xml", "<Error><Message>An error has occurred.</Message></Error>");
            case HTML ->
                Response.text(
                        fault.status(),
                        "text/html",
                        "<html><body><h1>" + fault.status() + " Bad Gateway</h1></body></html>");
            case EMPTY -> Response.empty(fault.status());
        };
    }

    @Override
    public Response unauthorized() {
        return RevioError.unauthorized().response();
    }
}
