package io.revsync.revio.psa;

import java.time.Instant;
import java.util.Optional;

/**
 * What the token endpoint answered. Both must be stored before the access token is used, for the refresh token may be a new one.
 *
 * @param refreshToken the one sent, when the PSA gave no new one
 * @param refreshExpires absent when the PSA does not say
 */
public record PsaTokens(
        String accessToken, String refreshToken, Instant accessExpires, Optional<Instant> refreshExpires) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "PsaTokens[access until " + accessExpires + "]";
    }
}
