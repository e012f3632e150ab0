package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.ApiException;
import io.revsync.http.CallTrace;
import io.revsync.http.Deadline;
import io.revsync.http.RateLimiter;
import io.revsync.http.Reply;
import io.revsync.http.Retries;
import io.revsync.http.ThrottledException;
import io.revsync.http.Transport;
import io.revsync.http.UnavailableException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes calls to one company: paced, authorised, timed, repeated with the same bytes and request id while that can help. */
final class Caller {

    private final String base;
    private final AccessTokens tokens;
    private final Retries retries;
    private final Duration callTimeout;
    private final Answers answers;
    private final Transport transport = new Transport();

    Caller(
            QuickBooksEndpoints endpoints,
            String realmId,
            AccessTokens tokens,
            Retries retries,
            Duration callTimeout,
            Answers answers) {
        this.base = endpoints.api() + "/v3/company/" + realmId;
        this.tokens = tokens;
        this.retries = retries;
        this.callTimeout = callTimeout;
        this.answers = answers;
    }

    /** An answer without a fault, and the trace of the call that brought it. */
    record Answer(JsonNode json, CallTrace trace) {}

    /**
     * Makes the call, within these limits.
     *
     * @param reader throws what {@link Answers#unreadable} makes when the answer lacks what it must have; the call is repeated then
     * @throws ApiException when it cannot be done; what kind says what the caller can do
     */
    <T> T call(Call call, List<RateLimiter> limits, Deadline deadline, Function<Answer, T> reader) {
        return retries.call(
                deadline, failure -> repeatable(call, failure), () -> reader.apply(attempt(call, limits, deadline)));
    }

    long calls() {
        return transport.calls();
    }

    private Answer attempt(Call call, List<RateLimiter> limits, Deadline deadline) {
        String token = tokens.current(deadline);
        Reply reply = send(call, token, limits, deadline);
        if (answers.tokenRejected(reply)) {
            token = tokens.afterRejected(token, deadline);
            reply = send(call, token, limits, deadline);
        }
        String used = token;
        UnaryOperator<String> redact = text -> Redaction.of(text, used);
        CallTrace trace = trace(call, reply, "");
        Optional<Fault> fault = FaultReader.read(reply, redact);
        if (!reply.ok() || fault.isPresent()) {
            throw answers.failure(
                    reply, fault, trace(call, reply, fault.map(Fault::codes).orElse("")));
        }
        return new Answer(answers.json(reply, trace), trace);
    }

    private Reply send(Call call, String token, List<RateLimiter> limits, Deadline deadline) {
        CallTrace trace = CallTrace.unanswered("QuickBooks", name(call), call.requestId());
        limits.forEach(limit -> limit.acquire(deadline, trace));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path() + call.queryString()))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        call.body()
                .ifPresentOrElse(
                        body -> request.header("Content-Type", body.type() + ";charset=UTF-8")
                                .POST(HttpRequest.BodyPublishers.ofString(body.text())),
                        request::GET);
        Duration most = callTimeout.compareTo(QuickBooksLimits.SERVER_TIMEOUT) < 0
                ? callTimeout
                : QuickBooksLimits.SERVER_TIMEOUT;
        return transport.send(request, deadline.cap(most), trace);
    }

    /**
     * A read can always be repeated, a write by its request id. A write that timed out is the caller's to repeat: it knows how
     * much time that may cost, and whether the next ones should be smaller.
     */
    private static boolean repeatable(Call call, ApiException failure) {
        if (FaultTable.kindOf(failure.trace())
                .filter(FaultKind.SUSPENDED::equals)
                .isPresent()) {
            return false;
        }
        return failure instanceof ThrottledException
                || failure instanceof UnavailableException unavailable && !(call.write() && unavailable.timedOut());
    }

    private CallTrace trace(Call call, Reply reply, String code) {
        return new CallTrace(
                "QuickBooks", name(call), reply.status(), code, reply.header("intuit_tid"), call.requestId());
    }

    private String name(Call call) {
        return call.method() + " " + URI.create(base).getPath() + call.path();
    }
}
