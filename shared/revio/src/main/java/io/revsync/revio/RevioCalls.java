package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Single calls: signed, limited, repeated where that is safe, and answered with JSON or an {@link ApiException}. */
final class RevioCalls {

    private static final int NOT_FOUND = 404;

    private final String baseUrl;
    private final RevioCredentials credentials;
    private final RateLimiter limiter;
    private final Retries retries;
    private final RevioFaults faults;
    private final Duration callTimeout;
    private final Transport transport = new Transport();

    RevioCalls(
            URI baseUrl,
            RevioCredentials credentials,
            RateLimiter limiter,
            Retries retries,
            Clock clock,
            Duration callTimeout) {
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
        this.credentials = credentials;
        this.limiter = limiter;
        this.retries = retries;
        this.faults = new RevioFaults(credentials, clock);
        this.callTimeout = callTimeout;
    }

    /** A list, or whatever else is there for sure; {@code query} as in {@link Call}. */
    JsonNode get(String path, String query, Deadline deadline) {
        return exchange(Call.get(path, query), RevioCalls::worthAnotherTry, deadline, RevioCalls::document);
    }

    /** Whether Rev.io answers well, whatever it says. */
    void ping(String path, Deadline deadline) {
        exchange(Call.get(path, ""), RevioCalls::worthAnotherTry, deadline, (reply, trace) -> reply);
    }

    /** One record; empty when it is not there. */
    Optional<JsonNode> find(String path, Deadline deadline) {
        return exchange(
                Call.get(path, ""),
                RevioCalls::worthAnotherTry,
                deadline,
                (reply, trace) -> reply.status() == NOT_FOUND ? Optional.empty() : Optional.of(document(reply, trace)),
                NOT_FOUND);
    }

    /** Makes a record and returns its id. */
    String create(String path, JsonNode body, Deadline deadline) {
        return exchange(Call.post(path, body), RevioCalls::surelyNotDone, deadline, CreatedId::of);
    }

    /** Does something to a record. */
    void act(String path, Deadline deadline) {
        exchange(
                Call.post(path, JsonNodeFactory.instance.objectNode()),
                RevioCalls::surelyNotDone,
                deadline,
                (reply, trace) -> reply);
    }

    void patch(String path, JsonNode patch, Deadline deadline) {
        exchange(Call.patch(path, patch), RevioCalls::surelyNotDone, deadline, (reply, trace) -> reply);
    }

    /** Returns false when there was nothing to delete. */
    boolean delete(String path, Deadline deadline) {
        return exchange(
                Call.delete(path),
                RevioCalls::worthAnotherTry,
                deadline,
                (reply, trace) -> reply.status() != NOT_FOUND,
                NOT_FOUND);
    }

    long sent() {
        return transport.calls();
    }

    /** A value as a part of a path or a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T exchange(
            Call call, Predicate<ApiException> repeatable, Deadline deadline, BiFunction<Reply, CallTrace, T> answer) {
        return exchange(call, repeatable, deadline, answer, 0);
    }

    /** @param alsoAnAnswer a status beside 2xx that is an answer and not a failure */
    private <T> T exchange(
            Call call,
            Predicate<ApiException> repeatable,
            Deadline deadline,
            BiFunction<Reply, CallTrace, T> answer,
            int alsoAnAnswer) {
        AtomicInteger attempts = new AtomicInteger();
        return retries.call(deadline, repeatable, () -> {
            limiter.acquire(deadline, call.trace(0, ""));
            Reply reply = transport.send(request(call), deadline.cap(callTimeout), call.trace(0, ""));
            if (reply.ok() || reply.status() == alsoAnAnswer) {
                return answer.apply(reply, call.trace(reply.status(), ""));
            }
            ApiException failure = faults.of(reply, call, attempts.getAndIncrement());
            if (failure instanceof ThrottledException throttled) {
                limiter.holdOff(throttled.holdOff());
            }
            throw failure;
        });
    }

    private HttpRequest.Builder request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/" + call.path() + call.query()))
                .header("Authorization", credentials.basic())
                .header("Accept", "application/json")
                .method(
                        call.method(),
                        call.body()
                                .map(body -> BodyPublishers.ofByteArray(Json.write(body)))
                                .orElseGet(BodyPublishers::noBody));
        if (call.body().isPresent()) {
            request.header("Content-Type", call.contentType());
        }
        if (!credentials.subscriptionKey().isEmpty()) {
            request.header("Ocp-Apim-Subscription-Key", credentials.subscriptionKey());
        }
        return request;
    }

    /** A read that came back garbled had no effect: it may be repeated. */
    private static JsonNode document(Reply reply, CallTrace trace) {
        return Json.read(reply.body())
                .orElseThrow(() -> UnavailableException.notDone("Rev.io's answer could not be read.", trace, null));
    }

    private static boolean worthAnotherTry(ApiException failure) {
        return failure instanceof ThrottledException || failure instanceof UnavailableException;
    }

    private static boolean surelyNotDone(ApiException failure) {
        return failure instanceof ThrottledException
                || (failure instanceof UnavailableException unavailable && !unavailable.mayHaveHappened());
    }
}
