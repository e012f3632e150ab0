package io.revsync.sandbox.psa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.store.Draft;
import io.revsync.sandbox.store.Records;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The PSA's codes and tokens. At its strictest: every refresh gives a new refresh token and kills the old one. */
final class PsaGrants {
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final Duration ACCESS_LIFE = Duration.ofHours(1);
    private static final String CODE = "code";
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";

    private final Records records;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PsaGrants(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    String consent(String redirectUri, String challenge) {
        String code = value("C-");
        return records.write(draft -> {
            draft.put(
                    CODE, code, lasting(CODE_LIFE).put("redirect", redirectUri).put("challenge", challenge));
            return code;
        });
    }

    /** Empty if the code is unknown, old, used, for another redirect URI, or the verifier is not the challenge's. */
    Optional<ObjectNode> exchange(String code, String redirectUri, String verifier) {
        return records.write(draft -> {
            Optional<ObjectNode> consent = draft.get(CODE, code).filter(this::lives);
            draft.remove(CODE, code);
            return consent.filter(each -> each.path("redirect").asText().equals(redirectUri))
                    .filter(each -> each.path("challenge").asText().equals(challenge(verifier)))
                    .map(each -> issue(draft));
        });
    }

    Optional<ObjectNode> refresh(String refreshToken) {
        return records.write(draft -> {
            Optional<ObjectNode> grant = draft.get(REFRESH, refreshToken);
            draft.remove(REFRESH, refreshToken);
            return grant.map(each -> issue(draft));
        });
    }

    void revoke(String token) {
        records.write(draft -> {
            draft.get(REFRESH, token)
                    .ifPresent(
                            grant -> draft.remove(ACCESS, grant.path("access").asText()));
            draft.remove(REFRESH, token);
            draft.remove(ACCESS, token);
            return null;
        });
    }

    boolean good(String accessToken) {
        return records.get(ACCESS, accessToken).filter(this::lives).isPresent();
    }

    private ObjectNode issue(Draft draft) {
        String access = value("A-");
        String refresh = value("R-");
        draft.put(ACCESS, access, lasting(ACCESS_LIFE));
        draft.put(REFRESH, refresh, SandboxJson.object().put("access", access));
        return SandboxJson.object()
                .put("token_type", "Bearer")
                .put("access_token", access)
                .put("refresh_token", refresh)
                .put("expires_in", ACCESS_LIFE.toSeconds());
    }

    private ObjectNode lasting(Duration life) {
        return SandboxJson.object().put("until", clock.instant().plus(life).toEpochMilli());
    }

    private boolean lives(ObjectNode record) {
        return clock.millis() < record.path("until").asLong();
    }

    private String value(String prefix) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
