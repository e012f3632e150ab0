package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.ApiException;
import io.revsync.http.CallTrace;
import io.revsync.http.DefectException;
import io.revsync.http.RateLimiter;
import io.revsync.http.ReconnectException;
import io.revsync.http.RefusedException;
import io.revsync.http.Reply;
import io.revsync.http.ThrottledException;
import io.revsync.http.UnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** What an answer of QuickBooks means for the call. */
final class Answers {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int JITTER_MILLIS = 5_000;

    private final RateLimiter requests;
    private final Clock clock;

    /** @param requests told when QuickBooks wants to be left alone, so that every process knows */
    Answers(RateLimiter requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** Whether another access token may help: 401 without a reason, or with one that is about the token. */
    boolean tokenRejected(Reply reply) {
        int code = FaultReader.read(reply, UnaryOperator.identity())
                .map(fault -> fault.gravest().code())
                .orElse(0);
        return FaultTable.tokenRejected(code) || reply.status() == UNAUTHORIZED && code == 0;
    }

    /**
     * The answer as JSON.
     *
     * @throws UnavailableException when it cannot be read, although the call had its effect
     */
    JsonNode json(Reply reply, CallTrace trace) {
        try {
            JsonNode json = Json.parse(reply.body());
            if (json.isObject()) {
                return json;
            }
            throw unreadable(trace, null);
        } catch (IOException e) {
            throw unreadable(trace, e);
        }
    }

    /** An answer lacks what it must have. The call has probably had its effect. */
    static UnavailableException unreadable(CallTrace trace, Exception cause) {
        return UnavailableException.unknown("QuickBooks' answer was cut off or not readable.", trace, cause);
    }

    /** The failure an answer stands for. Codes decide; the status does where there is none Intuit lists. */
    ApiException failure(Reply reply, Optional<Fault> fault, CallTrace trace) {
        int status = reply.status();
        FaultKind kind = fault.map(Fault::kind).orElse(null);
        if (status == TOO_MANY_REQUESTS || kind == FaultKind.THROTTLED) {
            return throttled(reply, trace);
        }
        if (kind == FaultKind.RECONNECT || status == UNAUTHORIZED) {
            return new ReconnectException(fault.orElseGet(Answers::unauthorized).sentence(), trace);
        }
        if (kind == FaultKind.SUSPENDED) {
            return UnavailableException.notDone(fault.orElseThrow().sentence(), trace, null);
        }
        boolean told =
                kind != null && FaultTable.listed(fault.orElseThrow().gravest().code());
        boolean theirs = status >= SERVER_ERROR && (!told || kind == FaultKind.DEFECT);
        if (theirs || kind == FaultKind.RETRY || status == REQUEST_TIMEOUT) {
            return UnavailableException.unknown(words(fault, "QuickBooks is not available.", status), trace, null);
        }
        if (status == FORBIDDEN && fault.isEmpty()) {
            return UnavailableException.notDone(
                    words(fault, "Something before QuickBooks refused the call.", status), trace, null);
        }
        if (fault.isEmpty() || kind == FaultKind.DEFECT) {
            return new DefectException(words(fault, "QuickBooks refused the call.", status), trace, null);
        }
        return new RefusedException(fault.orElseThrow().sentence(), trace);
    }

    /** Tells everybody to wait, as a throttled item of a batch does not make the whole batch fail. */
    void holdOff() {
        requests.holdOff(withJitter(QuickBooksLimits.THROTTLE_WAIT));
    }

    private ThrottledException throttled(Reply reply, CallTrace trace) {
        Duration wait = withJitter(retryAfter(reply.header("Retry-After")));
        requests.holdOff(wait);
        return new ThrottledException(
                FaultTable.of(3001, "").message()
                        + " If this goes on for hours, the app's monthly allowance is used up.",
                trace,
                wait);
    }

    private Duration retryAfter(String header) {
        if (header.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
            Duration wait = Duration.between(clock.instant(), at);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return QuickBooksLimits.THROTTLE_WAIT;
        }
    }

    private static Duration withJitter(Duration wait) {
        return wait.plusMillis(ThreadLocalRandom.current().nextInt(JITTER_MILLIS));
    }

    private static Fault unauthorized() {
        return new Fault(
                "AUTHENTICATION", java.util.List.of(new FaultError(3200, "", "", "", FaultTable.of(3200, ""))));
    }

    private static String words(Optional<Fault> fault, String otherwise, int status) {
        return fault.map(Fault::sentence).orElse(otherwise + " It answered HTTP " + status + " without a reason.");
    }
}
