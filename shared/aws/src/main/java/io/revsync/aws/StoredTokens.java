package io.revsync.aws;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.quickbooks.OAuthTokens;
import java.time.Instant;
import java.util.Optional;

/**
 * The value of the tokens' secret. Both tokens are in the secret, because a crash must not lose one of the pair; an hour between two
 * writes is well within Secrets Manager's quota.
 *
 * @param realmId the QuickBooks company they open
 * @param accessExpires a missing one counts as expired
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StoredTokens(
        String realmId,
        String accessToken,
        String refreshToken,
        Optional<Instant> accessExpires,
        Optional<Instant> refreshExpires,
        Optional<Instant> refreshHardExpires) {

    StoredTokens {
        realmId = realmId == null ? "" : realmId;
        accessToken = accessToken == null ? "" : accessToken;
        refreshToken = refreshToken == null ? "" : refreshToken;
        accessExpires = accessExpires == null ? Optional.empty() : accessExpires;
        refreshExpires = refreshExpires == null ? Optional.empty() : refreshExpires;
        refreshHardExpires = refreshHardExpires == null ? Optional.empty() : refreshHardExpires;
    }

    static StoredTokens of(String realmId, OAuthTokens tokens) {
        return new StoredTokens(
                realmId,
                tokens.accessToken(),
                tokens.refreshToken(),
                Optional.of(tokens.accessExpires()),
                Optional.of(tokens.refreshExpires()),
                tokens.refreshHardExpires());
    }

    boolean goodUntil(Instant moment) {
        return !accessToken.isEmpty() && accessExpires.filter(moment::isBefore).isPresent();
    }

    @Override
    public String toString() {
        return "StoredTokens[realm " + realmId + ", access until " + accessExpires + "]";
    }
}
