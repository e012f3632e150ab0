package io.revsync.quickbooks;

import java.time.Instant;
import java.util.Optional;

/**
 * What Intuit's token endpoint answered. Both tokens must be stored, whole, before the access token is used: the refresh token
 * may be a new one, and the old one is dead then.
 *
 * @param refreshExpires moves on as long as the connection is used
 * @param refreshHardExpires the end of the connection's life, five years after consent; absent if Intuit did not say
 */
public record OAuthTokens(
        String accessToken,
        String refreshToken,
        Instant accessExpires,
        Instant refreshExpires,
        Optional<Instant> refreshHardExpires) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "OAuthTokens[access until " + accessExpires + ", refresh until " + refreshExpires + "]";
    }
}
