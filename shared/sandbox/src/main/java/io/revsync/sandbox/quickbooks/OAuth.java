package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Intuit's OAuth 2.0 endpoints (DI:develop/authentication-and-authorization/oauth-2.0), all on the simulator's one port. */
final class OAuth {

    static final String TOKEN = "/oauth2/v1/tokens/bearer";
    static final String REVOKE = "/v2/oauth2/tokens/revoke";
    static final String AUTHORIZE = "/connect/oauth2";
    private static final String APPROVE = AUTHORIZE + "/approve";
    private static final String DENY = AUTHORIZE + "/deny";
    private static final String SCOPE = "com.intuit.quickbooks.accounting";

    private final Grants grants;
    private final String clientId;
    private final String clientSecret;
    private final List<String> realms;

    OAuth(Grants grants, String clientId, String clientSecret, List<String> realms) {
        this.grants = grants;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.realms = realms;
    }

    /** Empty if the path is none of OAuth's. */
    Optional<Response> handle(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST " + TOKEN -> Optional.of(token(request));
            case "POST " + REVOKE -> Optional.of(revoke(request));
            case "GET " + AUTHORIZE -> Optional.of(page(request));
            case "GET " + APPROVE -> Optional.of(approved(request));
            case "GET " + DENY -> Optional.of(redirect(request, "error=access_denied"));
            default -> Optional.empty();
        };
    }

    /** 401 invalid_client, 400 invalid_grant, as recorded; no description more often than not. */
    private Response token(Request request) {
        Map<String, List<String>> form = request.form();
        if (!isClient(request, form)) {
            return error(401, "invalid_client");
        }
        Optional<Grants.Pair> pair =
                switch (first(form, "grant_type")) {
                    case "authorization_code" -> grants.exchange(first(form, "code"), first(form, "redirect_uri"));
                    case "refresh_token" -> grants.refresh(first(form, "refresh_token"));
                    default -> null;
                };
        if (pair == null) {
            return error(400, "unsupported_grant_type");
        }
        return pair.map(tokens -> tokens(request, tokens)).orElseGet(() -> error(400, "invalid_grant"));
    }

    private static Response tokens(Request request, Grants.Pair pair) {
        ObjectNode answer = SandboxJson.object()
                .put("token_type", "bearer")
                .put("access_token", pair.accessToken())
                .put("refresh_token", pair.refreshToken())
                .put("expires_in", Grants.ACCESS_TOKEN_LIFE.toSeconds())
                .put("x_refresh_token_expires_in", pair.refreshSeconds());
        if (request.header("x-include-refresh-token-hard-expires-in")
                .filter("true"::equals)
                .isPresent()) {
            answer.put("x_refresh_token_hard_expires_in", pair.hardSeconds());
        }
        return Response.json(200, answer);
    }

    /** The token comes as JSON or as a form; both are accepted by design. 200 without a body, 400 if it is no token. */
    private Response revoke(Request request) {
        if (!isClient(request, request.form())) {
            return error(401, "invalid_client");
        }
        String token;
        try {
            token = request.text().startsWith("{")
                    ? request.json().path("token").asText()
                    : first(request.form(), "token");
        } catch (JsonProcessingException e) {
            token = "";
        }
        return grants.revoke(token) ? Response.empty(200) : error(400, "invalid_request");
    }

    private boolean isClient(Request request, Map<String, List<String>> form) {
        String expected = clientId + ":" + clientSecret;
        Optional<String> basic = request.header("Authorization").filter(value -> value.startsWith("Basic "));
        if (basic.isEmpty()) {
            return expected.equals(first(form, "client_id") + ":" + first(form, "client_secret"));
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(basic.get().substring(6));
            return expected.equals(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The page a person sees at Intuit: choose a company and connect it, or refuse. */
    private Response page(Request request) {
        if (!request.param("client_id").filter(clientId::equals).isPresent()) {
            return html(400, "<h1>Sorry, but this app is not known</h1><p>The client id is not this sandbox's.</p>");
        }
        if (request.param("redirect_uri").isEmpty()
                || !request.param("response_type").filter("code"::equals).isPresent()) {
            return html(
                    400,
                    "<h1>Sorry, but something is missing</h1><p>redirect_uri and response_type=code are needed.</p>");
        }
        if (!List.of(request.param("scope").orElse("").split(" ")).contains(SCOPE)) {
            return redirect(request, "error=invalid_scope");
        }
        StringBuilder page = new StringBuilder("<h1>Connect to QuickBooks (sandbox)</h1><ul>");
        for (String realm : realms) {
            page.append("<li>Company ")
                    .append(realm)
                    .append(": <a id=\"approve\" href=\"")
                    .append(link(APPROVE, request, realm))
                    .append("\">Connect</a></li>");
        }
        page.append("</ul><p><a id=\"deny\" href=\"")
                .append(link(DENY, request, ""))
                .append("\">No, thanks</a></p>");
        return html(200, page.toString());
    }

    private static String link(String path, Request request, String realm) {
        return path + "?redirect_uri=" + encoded(request.param("redirect_uri").orElse("")) + "&amp;state="
                + encoded(request.param("state").orElse("")) + "&amp;realmId=" + realm;
    }

    private Response approved(Request request) {
        String realm = request.param("realmId").orElse("");
        if (!realms.contains(realm)) {
            return html(400, "<h1>No such company</h1>");
        }
        String code = grants.consent(realm, request.param("redirect_uri").orElse(""));
        return redirect(request, "code=" + code + "&realmId=" + realm);
    }

    private static Response redirect(Request request, String result) {
        String target = request.param("redirect_uri").orElse("/");
        String location = target + (target.contains("?") ? "&" : "?") + result + "&state="
                + encoded(request.param("state").orElse(""));
        return Response.empty(302).with("Location", location);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Response html(int status, String body) {
        return Response.text(
                status,
                "text/html;charset=UTF-8",
                "<!doctype html><html lang=\"en\"><title>QuickBooks sandbox</title><body>" + body + "</body></html>");
    }

    private static Response error(int status, String error) {
        return Response.json(status, SandboxJson.object().put("error", error));
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }
}
