package io.revsync.api;

import java.util.Map;

/**
 * Where providers send an admin's browser back to. It has to be registered with each of them letter by letter.
 *
 * @param configured the variable {@code CALLBACK_URL}; empty: the API's own address
 */
public record CallbackUrl(String configured) {

    /** The route of the callback. */
    public static final String PATH = "/oauth/callback";

    /** Reads the variable {@code CALLBACK_URL}. */
    public static CallbackUrl from(Map<String, String> environment) {
        return new CallbackUrl(environment.getOrDefault("CALLBACK_URL", "").strip());
    }

    /** The address, as seen from whoever made this request. */
    public String of(ApiRequest request) {
        return configured.isEmpty() ? "https://" + request.host() + PATH : configured;
    }
}
