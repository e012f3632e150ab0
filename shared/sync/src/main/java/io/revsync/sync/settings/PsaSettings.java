package io.revsync.sync.settings;

import java.net.URI;

/**
 * Rev.io PSA, whose addresses depend on the user's environment. Empty where the installation does not set them.
 *
 * @param uniqueIdentifier names this integration at the PSA; what follows its last dash is the client code
 * @param authorizeUrl where an admin signs in
 * @param tokenUrl exchanges and renews tokens
 * @param revokeUrl forgets them
 * @param apiUrl of the PSA's API
 * @param scope asked for at sign-in
 */
public record PsaSettings(
        String uniqueIdentifier, URI authorizeUrl, URI tokenUrl, URI revokeUrl, URI apiUrl, String scope)
        implements Section {
    private static final URI NONE = URI.create("");

    public PsaSettings {
        uniqueIdentifier = uniqueIdentifier == null ? "" : uniqueIdentifier;
        authorizeUrl = authorizeUrl == null ? NONE : authorizeUrl;
        tokenUrl = tokenUrl == null ? NONE : tokenUrl;
        revokeUrl = revokeUrl == null ? NONE : revokeUrl;
        apiUrl = apiUrl == null ? NONE : apiUrl;
        scope = scope == null ? "" : scope;
    }

    /** What follows the last dash of the unique identifier; empty if there is none. */
    public String clientCode() {
        return uniqueIdentifier.contains("-") ? uniqueIdentifier.substring(uniqueIdentifier.lastIndexOf('-') + 1) : "";
    }
}
