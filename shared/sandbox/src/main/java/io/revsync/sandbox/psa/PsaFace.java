package io.revsync.sandbox.psa;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.http.Handler;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.store.Records;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Rev.io PSA of one tenant, under {@link #ROOT} of Rev.io's port. */
public final class PsaFace implements Handler {
    /** Everything of the PSA lies under it. */
    public static final String ROOT = "/psa";

    public static final String AUTHORIZE = ROOT + "/oauth/authorize";
    public static final String TOKEN = ROOT + "/oauth/token";
    public static final String REVOKE = ROOT + "/oauth/revoke";
    public static final String CLIENT_ID = "psa-rehearsal-client";
    public static final String CLIENT_SECRET = "psa-rehearsal-secret";

    private static final String APPROVE = AUTHORIZE + "/approve";
    private static final String DENY = AUTHORIZE + "/deny";
    private static final String CUSTOMERS = ROOT + "/billing/api/v1/customers";
    private static final int MOST_ROWS = 100;

    private final PsaGrants grants;
    private final String host;
    private final Supplier<Stream<ObjectNode>> customers;

    /**
     * @param records where codes and tokens are kept
     * @param clientCode the tenant
     * @param customers of the tenant, as Rev.io's Billing has them
     */
    public PsaFace(Records records, Clock clock, String clientCode, Supplier<Stream<ObjectNode>> customers) {
        this.grants = new PsaGrants(records, clock);
        this.host = clientCode.toLowerCase(Locale.ROOT) + ".psarev.io";
        this.customers = customers;
    }

    @Override
    public Response handle(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET " + AUTHORIZE -> page(request);
            case "GET " + APPROVE ->
                redirect(
                        request,
                        "code="
                                + grants.consent(
                                        parameter(request, "redirect_uri"), parameter(request, "code_challenge")));
            case "GET " + DENY -> redirect(request, "error=access_denied");
            case "POST " + TOKEN -> token(request);
            case "POST " + REVOKE -> revoke(request);
            case "GET " + CUSTOMERS -> customers(request);
            default -> error(404, "not_found");
        };
    }

    /** The page an admin sees: allow or refuse. A client that brings no S256 challenge is turned away (RFC 7636, 4.4.1). */
    private Response page(Request request) {
        if (!parameter(request, "client_id").equals(CLIENT_ID)
                || parameter(request, "redirect_uri").isEmpty()) {
            return html(400, "<h1>This client is not known to the PSA</h1>");
        }
        if (!parameter(request, "response_type").equals("code")
                || !parameter(request, "code_challenge_method").equals("S256")
                || !parameter(request, "code_challenge").matches("[A-Za-z0-9_-]{43}")) {
            return redirect(request, "error=invalid_request");
        }
        return html(
                200,
                "<h1>Rev.io PSA (sandbox)</h1><p>Let the data sync read your customers?</p><p><a id=\"approve\" href=\""
                        + link(APPROVE, request) + "\">Allow</a></p><p><a id=\"deny\" href=\""
                        + link(DENY, request) + "\">No, thanks</a></p>");
    }

    private static String link(String path, Request request) {
        return path + "?redirect_uri=" + encoded(parameter(request, "redirect_uri")) + "&amp;state="
                + encoded(parameter(request, "state")) + "&amp;code_challenge="
                + encoded(parameter(request, "code_challenge"));
    }

    private Response token(Request request) {
        Map<String, List<String>> form = request.form();
        if (!isClient(request)) {
            return error(401, "invalid_client");
        }
        Optional<ObjectNode> tokens =
                switch (first(form, "grant_type")) {
                    case "authorization_code" ->
                        grants.exchange(first(form, "code"), first(form, "redirect_uri"), first(form, "code_verifier"));
                    case "refresh_token" -> grants.refresh(first(form, "refresh_token"));
                    default -> Optional.empty();
                };
        return tokens.map(answer -> Response.json(200, answer)).orElseGet(() -> error(400, "invalid_grant"));
    }

    /** 200 also for a token it does not know (RFC 7009, 2.2). */
    private Response revoke(Request request) {
        if (!isClient(request)) {
            return error(401, "invalid_client");
        }
        grants.revoke(first(request.form(), "token"));
        return Response.empty(200);
    }

    private static boolean isClient(Request request) {
        byte[] pair = (CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8);
        return request.header("Authorization")
                .equals(Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    private Response customers(Request request) {
        String token = request.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring(7))
                .orElse("");
        if (!grants.good(token)) {
            return error(401, "invalid_token");
        }
        if (!request.header("X-Revio-Host").equals(Optional.of(host))) {
            return error(403, "wrong_host");
        }
        ArrayNode rows = SandboxJson.array();
        try (Stream<ObjectNode> all = customers.get()) {
            all.limit(MOST_ROWS).forEach(customer -> rows.addObject()
                    .put("customerId", customer.path("customer_id").asText()));
        }
        return Response.json(200, SandboxJson.object().set("data", rows));
    }

    private static Response redirect(Request request, String result) {
        String target = parameter(request, "redirect_uri");
        return Response.empty(302)
                .with(
                        "Location",
                        target + (target.contains("?") ? "&" : "?") + result + "&state="
                                + encoded(parameter(request, "state")));
    }

    private static String parameter(Request request, String name) {
        return request.param(name).orElse("");
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Response html(int status, String body) {
        return Response.text(
                status,
                "text/html;charset=UTF-8",
                "<!doctype html><html lang=\"en\"><title>Rev.io PSA sandbox</title><body>" + body + "</body></html>");
    }

    private static Response error(int status, String error) {
        return Response.json(status, SandboxJson.object().put("error", error));
    }
}
