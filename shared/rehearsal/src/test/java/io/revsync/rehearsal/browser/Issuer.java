package io.revsync.rehearsal.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revsync.rehearsal.gateway.Authorizer;
import io.revsync.sync.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An OpenID Connect issuer as a stack's user pool is one: code with PKCE (RFC 7636, S256 only), a public client, CORS for the page. It also
 * says which of its tokens are good, as API Gateway's authorizer does by their signature.
 */
final class Issuer implements Authorizer, AutoCloseable {
    static final String CLIENT_ID = "console";

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private final Map<String, Map<String, String>> tokens = new HashMap<>();
    private String group = "admins";
    private int exchanges;

    Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Whoever signs in from now on is in this group. */
    void putInto(String newGroup) {
        group = newGroup;
    }

    /** How often a code was to be exchanged, rightly or not. */
    synchronized int exchanges() {
        return exchanges;
    }

    @Override
    public synchronized Optional<Map<String, String>> claims(Optional<String> authorization) {
        return authorization.map(header -> tokens.get(header.replaceFirst("^Bearer ", "")));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> json(exchange, 200, configuration());
                case "/authorize" -> html(exchange, signInPage(exchange));
                case "/token" -> token(exchange);
                case "/logout" -> html(exchange, "<h1>Signed out</h1>");
                default -> html(exchange, "<h1>Nothing here</h1>");
            }
        }
    }

    private ObjectNode configuration() {
        return Json.mapper()
                .createObjectNode()
                .put("issuer", address().toString())
                .put("authorization_endpoint", address() + "/authorize")
                .put("token_endpoint", address() + "/token")
                .put("end_session_endpoint", address() + "/logout");
    }

    private String signInPage(HttpExchange exchange) {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        if (!"S256".equals(asked.get("code_challenge_method")) || !CLIENT_ID.equals(asked.get("client_id"))) {
            return "<h1>This app is not known</h1>";
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String back = asked.get("redirect_uri") + "?state=" + asked.get("state");
        return "<h1>Sign in</h1><a id=approve href='" + back + "&code=" + code + "'>Sign in as ann</a> "
                + "<a id=deny href='" + back
                + "&error=access_denied&error_description=The+sign-in+was+refused.'>No</a>";
    }

    /** A code is good once, and only for whoever knows what its challenge was made of. */
    private void token(HttpExchange exchange) throws IOException {
        exchanges++;
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null
                || !challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                || !asked.get("redirect_uri").equals(form.get("redirect_uri"))) {
            json(exchange, 400, Json.mapper().createObjectNode().put("error", "invalid_grant"));
            return;
        }
        ObjectNode claims = Json.mapper()
                .createObjectNode()
                .put("sub", "ann")
                .put("nonce", asked.get("nonce"))
                .put("exp", Instant.now().plusSeconds(3600).getEpochSecond());
        String token = base64("{}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.toString().getBytes(StandardCharsets.UTF_8)) + "." + UUID.randomUUID();
        tokens.put(token, Map.of("sub", "ann", "email", "ann@example.com", "cognito:groups", "[" + group + "]"));
        json(exchange, 200, Json.mapper().createObjectNode().put("id_token", token));
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void json(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        answer(exchange, status, "application/json", body.toString());
    }

    private static void html(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, "text/html", body);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
