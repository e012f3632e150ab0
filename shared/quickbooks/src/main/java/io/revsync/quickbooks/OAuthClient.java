package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.ApiException;
import io.revsync.http.CallTrace;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.ReconnectException;
import io.revsync.http.Reply;
import io.revsync.http.ThrottledException;
import io.revsync.http.Transport;
import io.revsync.http.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Intuit's OAuth 2.0: consent, exchange, refresh, revoke. Calls are made once each: whether a lost answer may be asked for again
 * is for those to decide who keep the tokens, since a refresh that had its effect may have changed the refresh token. Thread-safe.
 */
public final class OAuthClient {

    private static final String SCOPE = "com.intuit.quickbooks.accounting";
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final long ACCESS_SECONDS = Duration.ofHours(1).toSeconds();
    private static final long REFRESH_SECONDS = Duration.ofDays(100).toSeconds();

    private final QuickBooksEndpoints endpoints;
    private final String clientId;
    private final String authorization;
    private final Clock clock;
    private final Transport transport = new Transport();

    /**
     * @param clientId the Intuit app's client id
     * @param clientSecret the Intuit app's client secret
     */
    public OAuthClient(QuickBooksEndpoints endpoints, String clientId, String clientSecret, Clock clock) {
        this.endpoints = endpoints;
        this.clientId = clientId;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    /**
     * Where to send an admin's browser.
     *
     * @param redirectUri exactly as in Intuit's developer portal
     * @param state comes back with the callback; a guess must be impossible
     */
    public URI authorizeUrl(String redirectUri, String state) {
        return URI.create(endpoints.authorize() + "?client_id=" + Call.encoded(clientId) + "&response_type=code&scope="
                + SCOPE + "&redirect_uri=" + Call.encoded(redirectUri) + "&state=" + Call.encoded(state));
    }

    /**
     * Makes tokens of the callback's code. Only once for each code: a second exchange can end the connection.
     *
     * @throws ReconnectException when the code is not, or no longer, good, or the app's id and secret are not
     */
    public OAuthTokens exchange(String code, String redirectUri, Deadline deadline) {
        return tokens(
                "grant_type=authorization_code&code=" + Call.encoded(code) + "&redirect_uri="
                        + Call.encoded(redirectUri),
                deadline);
    }

    /**
     * Makes a new access token, and about once a day a new refresh token; the old one is dead from then on.
     *
     * @throws ReconnectException when the refresh token is dead ({@code invalid_grant}), or the app's id and secret are wrong
     * @throws UnavailableException when no usable answer came; the refresh token may have changed all the same
     */
    public OAuthTokens refresh(String refreshToken, Deadline deadline) {
        return tokens("grant_type=refresh_token&refresh_token=" + Call.encoded(refreshToken), deadline);
    }

    /**
     * Ends the connection.
     *
     * @param token the refresh token, or the access token
     * @return false when Intuit does not know the token (any more), so that there was nothing to end
     */
    public boolean revoke(String token, Deadline deadline) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoints.revoke())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(Json.object().put("token", token))));
        Reply reply = send(request, endpoints.revoke(), deadline);
        if (reply.status() == 400) {
            return false;
        }
        if (!reply.ok()) {
            throw failure(reply, endpoints.revoke());
        }
        return true;
    }

    private OAuthTokens tokens(String form, Deadline deadline) {
        Instant asked = clock.instant();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoints.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("x-include-refresh-token-hard-expires-in", "true")
                .POST(BodyPublishers.ofString(form));
        Reply reply = send(request, endpoints.token(), deadline);
        JsonNode json = json(reply);
        String access = Fields.text(json, "access_token");
        String refresh = Fields.text(json, "refresh_token");
        if (!reply.ok() || json.has("error")) {
            throw failure(reply, endpoints.token());
        }
        if (access.isEmpty() || refresh.isEmpty()) {
            throw UnavailableException.unknown(
                    "Intuit's answer has no tokens in it.", trace(reply, endpoints.token(), ""), null);
        }
        return new OAuthTokens(
                access,
                refresh,
                asked.plusSeconds(json.path("expires_in").asLong(ACCESS_SECONDS)),
                asked.plusSeconds(json.path("x_refresh_token_expires_in").asLong(REFRESH_SECONDS)),
                Optional.of(json.path("x_refresh_token_hard_expires_in"))
                        .filter(JsonNode::isNumber)
                        .map(seconds -> asked.plusSeconds(seconds.asLong())));
    }

    private Reply send(HttpRequest.Builder request, URI endpoint, Deadline deadline) {
        return transport.send(
                request.header("Authorization", authorization).header("Accept", "application/json"),
                deadline.cap(CALL_TIMEOUT),
                CallTrace.unanswered("Intuit", "POST " + endpoint.getPath(), ""));
    }

    private static ApiException failure(Reply reply, URI endpoint) {
        String error = Fields.text(json(reply), "error");
        CallTrace trace = trace(reply, endpoint, error);
        if (error.equals("invalid_grant")) {
            return new ReconnectException(
                    "Intuit no longer accepts our connection to QuickBooks. An admin of the company connects again.",
                    trace);
        }
        if (error.equals("invalid_client")) {
            return new ReconnectException(
                    "Intuit does not know the app: its client id or secret is wrong. Correct them, then connect again.",
                    trace);
        }
        if (reply.status() == 429) {
            return new ThrottledException(
                    "Intuit allows no more calls for the moment.", trace, QuickBooksLimits.THROTTLE_WAIT);
        }
        // A 401 that does not say invalid_client proves nothing of the app, and must not cost the company its
        // connection.
        return reply.status() >= 500 || reply.status() == 401 || reply.ok()
                ? UnavailableException.unknown("Intuit's sign-in service is not available.", trace, null)
                : new DefectException("Intuit refused the call for tokens.", trace, null);
    }

    private static CallTrace trace(Reply reply, URI endpoint, String code) {
        return new CallTrace(
                "Intuit", "POST " + endpoint.getPath(), reply.status(), code, reply.header("intuit_tid"), "");
    }

    /** The body's JSON; an empty object when it is anything else. */
    private static JsonNode json(Reply reply) {
        try {
            return Json.parse(reply.body());
        } catch (IOException e) {
            return Json.object();
        }
    }
}
