package io.revsync.sandbox.revio;

import io.revsync.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Basic authentication as {@code loginname@clientcode:password}, and the gateway's subscription key where one is demanded.
 * A login name that is itself an e-mail address breaks the user part, so exactly one @ is right.
 */
final class Gatekeeper {
    static final String SUBSCRIPTION_KEY = "Ocp-Apim-Subscription-Key";

    private final String username;
    private final String password;
    private final String subscriptionKey;

    /** @param subscriptionKey null to demand none */
    Gatekeeper(String username, String password, String subscriptionKey) {
        if (username.chars().filter(c -> c == '@').count() != 1) {
            throw new IllegalArgumentException(
                    "A Rev.io user is loginname@clientcode with exactly one @, not " + username);
        }
        this.username = username;
        this.password = password;
        this.subscriptionKey = subscriptionKey;
    }

    /** @throws RevioError 401 */
    void check(Request request) {
        if (subscriptionKey != null && !request.header(SUBSCRIPTION_KEY).equals(Optional.of(subscriptionKey))) {
            throw RevioError.subscriptionKey();
        }
        String given = request.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(header -> decoded(header.substring(6).trim()))
                .orElse("");
        if (!MessageDigest.isEqual(bytes(given), bytes(username + ":" + password))) {
            throw RevioError.unauthorized();
        }
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
