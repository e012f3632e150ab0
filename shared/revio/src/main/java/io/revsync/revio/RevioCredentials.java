package io.revsync.revio;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a client's Rev.io user signs in with.
 *
 * @param username {@code login@clientcode}; a sandbox is chosen by its client code
 * @param password the user's password
 * @param subscriptionKey the tenant's API-management key, empty when it has none
 */
public record RevioCredentials(String username, String password, String subscriptionKey) {

    /**
     * Checks the shape Rev.io asks for on its page "Basic authentication".
     *
     * @throws IllegalArgumentException naming the rule that is broken, without the password
     */
    public RevioCredentials {
        username = username == null ? "" : username.strip();
        password = password == null ? "" : password;
        subscriptionKey = subscriptionKey == null ? "" : subscriptionKey.strip();
        checkUsername(username);
        if (password.isBlank()) {
            throw new IllegalArgumentException("The Rev.io password is empty.");
        }
    }

    /** The part before the {@code @}. */
    public String loginName() {
        return username.substring(0, username.indexOf('@'));
    }

    /** The tenant: the part after the {@code @}. */
    public String clientCode() {
        return username.substring(username.indexOf('@') + 1);
    }

    /** The value of the Authorization header. */
    String basic() {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The text with every secret in it blacked out: an answer may repeat what was sent. */
    String redact(String text) {
        String safe = text.replace(basic().substring("Basic ".length()), "***").replace(password, "***");
        return subscriptionKey.isEmpty() ? safe : safe.replace(subscriptionKey, "***");
    }

    @Override
    public String toString() {
        return "RevioCredentials[" + username + ", password ***"
                + (subscriptionKey.isEmpty() ? ", no subscription key]" : ", subscription key ***]");
    }

    private static void checkUsername(String username) {
        int at = username.indexOf('@');
        if (at < 0) {
            throw wrong(username, "the client code is missing");
        }
        if (at != username.lastIndexOf('@')) {
            throw wrong(
                    username,
                    "it has more than one @, because the login name is an e-mail address; choose a login name that is none");
        }
        if (at == 0 || at == username.length() - 1) {
            throw wrong(username, "a part before or after the @ is missing");
        }
        if (username.indexOf('.', at) >= 0) {
            throw wrong(
                    username,
                    "it is an e-mail address; the part after the @ is the client code, as in clientcode.rev.io");
        }
        if (username.indexOf(':') >= 0 || username.chars().anyMatch(c -> Character.isWhitespace(c) || c < ' ')) {
            throw wrong(username, "it has a colon or a blank in it");
        }
    }

    private static IllegalArgumentException wrong(String username, String why) {
        return new IllegalArgumentException(
                "The Rev.io user name must read login@clientcode, but of \"" + username + "\": " + why + ".");
    }
}
