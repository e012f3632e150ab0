package io.revsync.functions.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the page signs in.
 *
 * @param issuer the OpenID Connect issuer
 * @param clientId what the issuer knows the page by
 * @param scope what it asks for
 * @param tokenOrigins origins besides the issuer's at which it gives tokens
 * @param hints the simulators' credentials, to be typed in; empty anywhere but in a rehearsal, where a token in the address stands for a
 *     sign-in
 */
record SignIn(String issuer, String clientId, String scope, List<String> tokenOrigins, Map<String, String> hints) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalStateException naming the variable that cannot be read */
    static SignIn from(Map<String, String> environment) {
        return new SignIn(
                environment.getOrDefault("OIDC_ISSUER", "").strip(),
                environment.getOrDefault("OIDC_CLIENT_ID", "").strip(),
                environment.getOrDefault("OIDC_SCOPE", "openid email profile"),
                Arrays.stream(environment.getOrDefault("OIDC_ORIGINS", "").split("[\\s,]+"))
                        .filter(origin -> !origin.isBlank())
                        .toList(),
                hints(environment.getOrDefault("REHEARSAL_HINTS", "")));
    }

    /** What {@code session.json} says. */
    Session session() {
        return isRehearsal()
                ? new Session(new Way("token", null, null, null), hints)
                : new Session(new Way("oidc", issuer, clientId, scope), null);
    }

    /** Whom else the page has to reach to sign in. */
    List<String> origins() {
        return isRehearsal()
                ? List.of()
                : Stream.concat(Stream.of(issuer), tokenOrigins.stream())
                        .map(SignIn::origin)
                        .distinct()
                        .toList();
    }

    private boolean isRehearsal() {
        return !hints.isEmpty();
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static Map<String, String> hints(String json) {
        if (json.isBlank()) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The environment variable REHEARSAL_HINTS is no JSON object of texts.", e);
        }
    }

    /** @param rehearsal absent anywhere but in a rehearsal */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(Way signIn, Map<String, String> rehearsal) {}

    /** @param kind {@code oidc}, or {@code token} for a token that stands in the address the rehearsal printed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Way(String kind, String issuer, String clientId, String scope) {}
}
