package io.revsync.revio;

import io.revsync.http.ApiException;
import io.revsync.http.CallTrace;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.http.Reply;
import io.revsync.http.ThrottledException;
import io.revsync.http.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Turns a status that is not 2xx into the failure that says what can be done about it. */
final class RevioFaults {

    private final RevioCredentials credentials;
    private final ThrottleWait throttleWait;

    RevioFaults(RevioCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.throttleWait = new ThrottleWait(clock);
    }

    /** @param attempt how often this call was tried before */
    ApiException of(Reply reply, Call call, int attempt) {
        ErrorBody body = ErrorBody.of(reply);
        String message = credentials.redact(body.message());
        CallTrace trace = call.trace(reply.status(), credentials.redact(body.code()));
        return switch (reply.status()) {
            case 401 ->
                new ReconnectException(
                        "Rev.io does not accept the user name, the password or the subscription key. "
                                + "Enter them again in the Rev.io settings." + said(message),
                        trace);
            case 403 ->
                quotaIsUsedUp(message) ? throttled(reply, message, trace, attempt) : forbidden(call, message, trace);
            case 429 -> throttled(reply, message, trace, attempt);
            case 400, 404, 409, 422 ->
                call.reads() ? wrongQuestion(call, message, trace) : refused(call, message, trace);
            default ->
                reply.status() == 408 || reply.status() >= 500
                        ? unavailable(call, message, trace)
                        : new DefectException(
                                "Rev.io does not take " + call.method() + " /" + call.path()
                                        + "; the base URL in the settings may be wrong." + said(message),
                                trace,
                                null);
        };
    }

    /** The gateway refuses a used-up quota with 403 instead of 429 (Azure API Management, policy "quota"). */
    private static boolean quotaIsUsedUp(String message) {
        return message.toLowerCase(Locale.ROOT).contains("quota");
    }

    private ApiException throttled(Reply reply, String message, CallTrace trace, int attempt) {
        Duration wait = throttleWait.of(reply, message, attempt);
        return new ThrottledException(
                "Rev.io counts too many calls and wants none for " + wait.toSeconds() + " seconds." + said(message),
                trace,
                wait);
    }

    private static ApiException forbidden(Call call, String message, CallTrace trace) {
        return new ReconnectException(
                "The Rev.io user has no permission for " + call.method() + " /" + call.path()
                        + ". Let an administrator of Rev.io add it to the user's role." + said(message),
                trace);
    }

    private static ApiException wrongQuestion(Call call, String message, CallTrace trace) {
        return new DefectException(
                "Rev.io does not understand GET /" + call.path() + "; the base URL in the settings may be wrong."
                        + said(message),
                trace,
                null);
    }

    private static ApiException refused(Call call, String message, CallTrace trace) {
        String what =
                switch (call.method()) {
                    case "POST" -> "the new record for " + call.path();
                    case "DELETE" -> "to delete " + call.path();
                    default -> "the change of " + call.path();
                };
        return new RefusedException("Rev.io refused " + what + "." + said(message), trace);
    }

    private static ApiException unavailable(Call call, String message, CallTrace trace) {
        String text = "Rev.io cannot answer for now." + said(message);
        return call.reads()
                ? UnavailableException.notDone(text, trace, null)
                : UnavailableException.unknown(text, trace, null);
    }

    private static String said(String message) {
        return message.isEmpty() ? "" : " Rev.io says: " + message;
    }
}
