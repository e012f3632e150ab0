package io.revsync.aws;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.quickbooks.OAuthTokens;
import io.revsync.revio.psa.PsaTokens;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The value of the tokens' secret. Both tokens are in the secret, because a crash must not lose one of the pair; an hour between two
 * writes is well within Secrets Manager's quota.
 *
 * @param account what they open: the realm of a QuickBooks company, or the client code
 * @param accessExpires a missing one counts as expired
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StoredTokens(
        @JsonAlias("realmId") String account,
        String accessToken,
        String refreshToken,
        Optional<Instant> accessExpires,
        Optional<Instant> refreshExpires,
        Optional<Instant> refreshHardExpires) {

    /** None, as after a disconnect. */
    static final StoredTokens NONE = new StoredTokens(null, null, null, null, null, null);

    StoredTokens {
        account = account == null ? "" : account;
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

    static StoredTokens of(String clientCode, PsaTokens tokens) {
        return new StoredTokens(
                clientCode,
                tokens.accessToken(),
                tokens.refreshToken(),
                Optional.of(tokens.accessExpires()),
                tokens.refreshExpires(),
                Optional.empty());
    }

    Optional<Instant> refreshableUntil() {
        return Stream.of(refreshExpires, refreshHardExpires)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    boolean goodUntil(Instant moment) {
        return !accessToken.isEmpty() && accessExpires.filter(moment::isBefore).isPresent();
    }

    @Override
    public String toString() {
        return "StoredTokens[" + account + ", access until " + accessExpires + "]";
    }
}
