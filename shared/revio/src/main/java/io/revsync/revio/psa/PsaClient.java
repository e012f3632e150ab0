package io.revsync.revio.psa;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Rev.io PSA's OAuth 2.0 (authorization code with PKCE, RFC 7636) and its customer list. Calls are made once each, as for {@code
 * OAuthClient}: those who keep the tokens decide what may be asked again. Thread-safe.
 */
public final class PsaClient {
    private static final String SYSTEM = "Rev.io PSA";
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration THROTTLE_WAIT = Duration.ofSeconds(30);
    /** When the answer does not say, as RFC 6749 allows: short, so that we rather renew once too often. */
    private static final long ACCESS_SECONDS = Duration.ofMinutes(10).toSeconds();

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

    private final PsaEndpoints endpoints;
    private final PsaApp app;
    private final String clientCode;
    private final Clock clock;
    private final Transport transport = new Transport();

    /** @param clientCode of the company, which is also its name among the PSA's hosts */
    public PsaClient(PsaEndpoints endpoints, PsaApp app, String clientCode, Clock clock) {
        this.endpoints = endpoints;
        this.app = app;
        this.clientCode = clientCode;
        this.clock = clock;
    }

    /**
     * Where to send an admin's browser.
     *
     * @param challenge SHA-256 of the verifier that {@link #exchange} will show, base64url
     * @param scope may be empty
     */
    public URI authorizeUrl(String redirectUri, String state, String challenge, String scope) {
        String page = endpoints.authorize().toString();
        return URI.create(page + (page.contains("?") ? "&" : "?") + "response_type=code&client_id="
                + encoded(app.clientId()) + "&redirect_uri=" + encoded(redirectUri) + "&state=" + encoded(state)
                + "&code_challenge=" + encoded(challenge) + "&code_challenge_method=S256"
                + (scope.isBlank() ? "" : "&scope=" + encoded(scope)));
    }

    /**
     * Makes tokens of the callback's code, which is good once.
     *
     * @throws ReconnectException when the PSA does not take the code, the verifier or the client
     */
    public PsaTokens exchange(String code, String redirectUri, String verifier, Deadline deadline) {
        return tokens(
                "grant_type=authorization_code&code=" + encoded(code) + "&redirect_uri=" + encoded(redirectUri)
                        + "&code_verifier=" + encoded(verifier),
                "",
                deadline);
    }

    /** @throws ReconnectException when the refresh token is dead */
    public PsaTokens refresh(String refreshToken, Deadline deadline) {
        return tokens("grant_type=refresh_token&refresh_token=" + encoded(refreshToken), refreshToken, deadline);
    }

    /** Takes a token back (RFC 7009), where the PSA can do that. */
    public void revoke(String token, Deadline deadline) {
        if (endpoints.revoke().isAbsolute()) {
            Reply reply = post(endpoints.revoke(), "token=" + encoded(token), deadline);
            if (!reply.ok()) {
                throw failure(reply, trace("POST", endpoints.revoke(), reply, error(reply)));
            }
        }
    }

    /**
     * Returns when the PSA lets the token read customers.
     *
     * @throws ReconnectException when it does not
     */
    public void readCustomers(String accessToken, Deadline deadline) {
        URI customers = URI.create(endpoints.api().toString().replaceAll("/+$", "") + "/billing/api/v1/customers");
        Reply reply = transport.send(
                HttpRequest.newBuilder(URI.create(customers + "?page=1&perPage=1"))
                        .header("Authorization", "Bearer " + accessToken)
                        .header("X-Revio-Host", clientCode.toLowerCase(Locale.ROOT) + ".psarev.io")
                        .header("Accept", "application/json")
                        .GET(),
                deadline.cap(CALL_TIMEOUT),
                CallTrace.unanswered(SYSTEM, "GET " + customers.getPath(), ""));
        CallTrace trace = trace("GET", customers, reply, "");
        if (!reply.ok()) {
            throw failure(reply, trace);
        }
        if (!json(reply).path("data").isContainerNode()) {
            throw new DefectException(
                    "Rev.io PSA answered something that is no list of customers; the address of its API may be wrong.",
                    trace,
                    null);
        }
    }

    private PsaTokens tokens(String form, String oldRefreshToken, Deadline deadline) {
        Instant asked = clock.instant();
        Reply reply = post(endpoints.token(), form, deadline);
        String error = error(reply);
        CallTrace trace = trace("POST", endpoints.token(), reply, error);
        if (!reply.ok() || !error.isEmpty()) {
            throw failure(reply, trace);
        }
        JsonNode json = json(reply);
        String access = json.path("access_token").asText();
        String refresh = json.path("refresh_token").asText(oldRefreshToken);
        if (access.isEmpty() || refresh.isEmpty()) {
            throw UnavailableException.unknown("Rev.io PSA's answer has no tokens in it.", trace, null);
        }
        return new PsaTokens(
                access,
                refresh,
                asked.plusSeconds(json.path("expires_in").asLong(ACCESS_SECONDS)),
                Optional.of(json.path("refresh_token_expires_in"))
                        .filter(JsonNode::isNumber)
                        .map(seconds -> asked.plusSeconds(seconds.asLong())));
    }

    private Reply post(URI endpoint, String form, Deadline deadline) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        String body = form;
        if (app.clientSecret().isEmpty()) {
            body += "&client_id=" + encoded(app.clientId());
        } else {
            byte[] pair = (app.clientId() + ":" + app.clientSecret()).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return transport.send(
                request.POST(BodyPublishers.ofString(body)),
                deadline.cap(CALL_TIMEOUT),
                CallTrace.unanswered(SYSTEM, "POST " + endpoint.getPath(), ""));
    }

    private static ApiException failure(Reply reply, CallTrace trace) {
        if (reply.status() == 429) {
            return new ThrottledException("Rev.io PSA allows no more calls for the moment.", trace, THROTTLE_WAIT);
        }
        if (reply.status() >= 500) {
            return UnavailableException.unknown("Rev.io PSA is not available.", trace, null);
        }
        if (trace.code().equals("invalid_client")) {
            return new ReconnectException(
                    "Rev.io PSA does not know this installation: its client id or secret is wrong. Correct them, then"
                            + " connect again.",
                    trace);
        }
        if (trace.code().equals("invalid_grant") || reply.status() == 401 || reply.status() == 403) {
            return new ReconnectException("Rev.io PSA no longer accepts our connection. Connect again.", trace);
        }
        return new DefectException(
                "Rev.io PSA does not take the call; its addresses in the settings may be wrong.", trace, null);
    }

    private static CallTrace trace(String method, URI endpoint, Reply reply, String code) {
        return new CallTrace(SYSTEM, method + " " + endpoint.getPath(), reply.status(), code, "", "");
    }

    /** RFC 6749's error code, if the answer is one; nothing else of it, for it may repeat what was sent. */
    private static String error(Reply reply) {
        String error = json(reply).path("error").asText();
        return error.matches("[a-z_]{1,40}") ? error : "";
    }

    private static JsonNode json(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
