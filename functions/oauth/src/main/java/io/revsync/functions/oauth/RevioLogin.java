package io.revsync.functions.oauth;

/**
 * Rev.io's credentials as an admin enters them.
 *
 * @param subscriptionKey left out: the stored one stays; empty: none
 * @param baseUrl left out: the one in the settings stays
 */
record RevioLogin(String username, String password, String subscriptionKey, String baseUrl) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "RevioLogin[" + username + "]";
    }
}
