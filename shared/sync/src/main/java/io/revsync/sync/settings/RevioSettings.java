package io.revsync.sync.settings;

import java.net.URI;

/**
 * Where Rev.io is called.
 *
 * @param baseUrl of the Billing REST API; default {@code https://restapi.rev.io/v1}
 */
public record RevioSettings(URI baseUrl) implements Section {
    public RevioSettings {
        baseUrl = baseUrl == null ? URI.create("https://restapi.rev.io/v1") : baseUrl;
    }
}
