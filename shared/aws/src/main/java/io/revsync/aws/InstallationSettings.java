package io.revsync.aws;

import io.revsync.sync.settings.InitialSettings;
import io.revsync.sync.settings.PsaSettings;
import io.revsync.sync.settings.RevioSettings;
import io.revsync.sync.settings.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings of a company that never saved any: the defaults, and what whoever installed the stack has set in its parameters. */
public final class InstallationSettings {

    private InstallationSettings() {}

    /** @param environment of a function, as template.yaml sets it */
    public static Settings of(Map<String, String> environment) {
        return Settings.defaults()
                .with(new InitialSettings(
                        text(environment, "INSTANCE_NAME").orElse(null),
                        text(environment, "QUICKBOOKS_ENVIRONMENT")
                                .map(name -> InitialSettings.Environment.valueOf(name.toUpperCase(Locale.ROOT)))
                                .orElse(null)))
                .with(new PsaSettings(
                        text(environment, "PSA_UNIQUE_IDENTIFIER").orElse(null),
                        url(environment, "PSA_AUTHORIZE_URL"),
                        url(environment, "PSA_TOKEN_URL"),
                        url(environment, "PSA_REVOKE_URL"),
                        url(environment, "PSA_API_URL"),
                        null))
                .with(new RevioSettings(url(environment, "REVIO_BASE_URL")));
    }

    /** Null where the installation does not say, so that the default holds. */
    private static URI url(Map<String, String> environment, String name) {
        return text(environment, name).map(URI::create).orElse(null);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
