package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.store.Draft;
import io.revsync.sandbox.store.Records;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Which app may work in which company, and the tokens that show it (DI:develop/authentication-and-authorization).
 *
 * <p>One grant for each company; a new consent replaces it. Everything is kept with the ledger, so tokens outlive the process.
 */
final class Grants {

    static final Duration ACCESS_TOKEN_LIFE = Duration.ofSeconds(3_600);

    /** The first refresh after this long gives a new refresh token (observed by several integrators). */
    static final Duration REFRESH_TOKEN_CHANGES_AFTER = Duration.ofHours(24);

    /** From the moment its value was issued. */
    static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(100);

    /** Policy of 2025-11-12: whatever is refreshed, a grant ends five years after the consent. */
    static final Duration GRANT_LIFE = Duration.ofDays(5 * 365);

    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final String GRANT = "grant";
    private static final String ACCESS = "access";
    private static final String CODE = "code";

    private final Records records;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Grants(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
        records.index(
                GRANT, "refresh", grant -> Wire.text(grant, "refresh").stream().toList());
    }

    /**
     * What a token call answers.
     *
     * @param refreshSeconds left of the refresh token's life
     * @param hardSeconds left of the grant's life
     */
    record Pair(String accessToken, String refreshToken, long refreshSeconds, long hardSeconds) {}

    /** Connects a company with a refresh token known beforehand, unless it is connected already. */
    void connect(String realmId, String refreshToken) {
        if (!records.contains(GRANT, realmId)) {
            records.write(draft -> grant(draft, realmId, refreshToken));
        }
    }

    /** A code for the company, good once and for five minutes. */
    String consent(String realmId, String redirectUri) {
        String code = "AB1" + value(24);
        records.write(draft -> {
            draft.put(
                    CODE,
                    code,
                    SandboxJson.object()
                            .put("realm", realmId)
                            .put("redirect", redirectUri)
                            .put("expires", clock.instant().plus(CODE_LIFE).toEpochMilli()));
            return null;
        });
        return code;
    }

    /** Empty if the code is unknown, old, used or was made for another redirect URI; using one twice ends its grant. */
    Optional<Pair> exchange(String code, String redirectUri) {
        return records.write(draft -> {
            ObjectNode consent = draft.get(CODE, code).orElse(null);
            if (consent == null
                    || isPast(consent)
                    || !consent.path("redirect").asText().equals(redirectUri)) {
                return Optional.empty();
            }
            String realm = consent.path("realm").asText();
            if (consent.path("used").asBoolean()) {
                draft.remove(GRANT, realm);
                return Optional.empty();
            }
            draft.put(CODE, code, consent.put("used", true));
            ObjectNode grant = grant(draft, realm, "RT1-" + value(24));
            return Optional.of(pair(draft, realm, grant));
        });
    }

    /** Empty if the refresh token is not the current one of a grant that lives. The old one is dead once a new one is given. */
    Optional<Pair> refresh(String refreshToken) {
        return records.write(draft -> {
            Optional<String> realm =
                    records.find(GRANT, "refresh", refreshToken).stream().findFirst();
            if (realm.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode grant = draft.get(GRANT, realm.get()).orElseThrow();
            Duration age = Duration.between(issued(grant), clock.instant());
            if (age.compareTo(REFRESH_TOKEN_LIFE) > 0
                    || Duration.between(started(grant), clock.instant()).compareTo(GRANT_LIFE) > 0) {
                return Optional.empty();
            }
            if (age.compareTo(REFRESH_TOKEN_CHANGES_AFTER) >= 0) {
                grant.put("refresh", "RT1-" + value(24));
                grant.put("issued", clock.instant().toEpochMilli());
                draft.put(GRANT, realm.get(), grant);
            }
            return Optional.of(pair(draft, realm.get(), grant));
        });
    }

    /** Ends the grant the token belongs to. @return whether the token was one */
    boolean revoke(String token) {
        return records.write(draft -> {
            Optional<String> realm = records.find(GRANT, "refresh", token).stream()
                    .findFirst()
                    .or(() -> draft.get(ACCESS, token)
                            .map(access -> access.path("realm").asText()));
            realm.ifPresent(id -> draft.remove(GRANT, id));
            draft.remove(ACCESS, token);
            return realm.isPresent();
        });
    }

    /** The company an access token is good for; empty if it is unknown, expired or its grant ended. */
    Optional<String> realmOf(String accessToken) {
        return records.get(ACCESS, accessToken)
                .filter(access -> !isPast(access))
                .map(access -> access.path("realm").asText())
                .filter(realm -> records.contains(GRANT, realm));
    }

    /** A new access token of a connected company, as a refresh would give. */
    String accessToken(String realmId) {
        return records.write(draft -> issue(draft, realmId));
    }

    Optional<String> refreshToken(String realmId) {
        return records.get(GRANT, realmId).map(grant -> grant.path("refresh").asText());
    }

    private ObjectNode grant(Draft draft, String realmId, String refreshToken) {
        long now = clock.instant().toEpochMilli();
        ObjectNode grant = SandboxJson.object()
                .put("realm", realmId)
                .put("refresh", refreshToken)
                .put("issued", now)
                .put("started", now);
        draft.put(GRANT, realmId, grant);
        return grant;
    }

    private Pair pair(Draft draft, String realm, ObjectNode grant) {
        return new Pair(
                issue(draft, realm),
                grant.path("refresh").asText(),
                left(issued(grant), REFRESH_TOKEN_LIFE),
                left(started(grant), GRANT_LIFE));
    }

    private String issue(Draft draft, String realm) {
        String token = "eyJlbmMi" + value(48);
        draft.put(
                ACCESS,
                token,
                SandboxJson.object()
                        .put("realm", realm)
                        .put("expires", clock.instant().plus(ACCESS_TOKEN_LIFE).toEpochMilli()));
        return token;
    }

    private boolean isPast(ObjectNode record) {
        return record.path("expires").asLong() <= clock.millis();
    }

    private long left(Instant from, Duration life) {
        return Duration.between(clock.instant(), from.plus(life)).toSeconds();
    }

    private static Instant issued(ObjectNode grant) {
        return Instant.ofEpochMilli(grant.path("issued").asLong());
    }

    private static Instant started(ObjectNode grant) {
        return Instant.ofEpochMilli(grant.path("started").asLong());
    }

    private String value(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
