package io.revsync.sync.settings;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The installation itself.
 *
 * @param environment which of Intuit's environments the company lives in; default production
 */
public record InitialSettings(String instanceName, Environment environment) implements Section {
    public InitialSettings {
        instanceName = instanceName == null ? "" : instanceName;
        environment = environment == null ? Environment.PRODUCTION : environment;
    }

    /** Intuit's two environments; a token of one is refused by the other with code 3100. */
    public enum Environment {
        @JsonProperty("sandbox")
        @JsonAlias("SANDBOX")
        SANDBOX,
        @JsonProperty("production")
        @JsonAlias("PRODUCTION")
        PRODUCTION
    }
}
