package io.revsync.revio.psa;

/**
 * As which client this installation is known to Rev.io PSA.
 *
 * @param clientSecret empty for a public client, which PKCE alone protects
 */
public record PsaApp(String clientId, String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "PsaApp[" + clientId + "]";
    }
}
