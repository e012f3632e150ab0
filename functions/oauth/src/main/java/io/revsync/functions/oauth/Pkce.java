package io.revsync.functions.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof key for code exchange (RFC 7636, S256). The verifier is made of the browser's session, which only its cookie holds, and the state; so
 * it need not be stored anywhere, and whoever sees the callback's address cannot make it.
 *
 * @param verifier shown when the code is exchanged
 */
record Pkce(String verifier) {

    static Pkce of(String session, String state) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(session.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new Pkce(encoded(mac.doFinal(state.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /** Shown when the browser is sent out. */
    String challenge() {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the verifier. */
    @Override
    public String toString() {
        return "Pkce";
    }
}
