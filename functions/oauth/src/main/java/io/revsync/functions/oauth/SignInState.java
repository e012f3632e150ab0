package io.revsync.functions.oauth;

import io.revsync.api.ApiRequest;

/**
 * The state that goes out with an admin's browser and comes back with it.
 *
 * @param company whose connection is made, for the callback is one address for all companies of the stack
 * @param secret what nobody can guess; no part of it is a dot
 */
record SignInState(String company, String secret) {

    /** As the browser brought it. Whatever it is: only one that was sent out is ever found again. */
    static SignInState of(ApiRequest request) {
        String text = request.query().getOrDefault("state", "");
        int dot = text.indexOf('.');
        return new SignInState(text.substring(0, Math.max(0, dot)), text.substring(dot + 1));
    }

    /** As it goes out. */
    String text() {
        return company + "." + secret;
    }

    /** Whether the browser brought one at all. */
    boolean isMissing() {
        return secret.isEmpty();
    }
}
