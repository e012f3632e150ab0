package io.revsync.rehearsal.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What whoever started this rehearsal is known by, instead of signing in: 256 random bits, good for a day and for this run only. */
public final class OneRunToken implements Authorizer {
    /** How long it is good for. */
    public static final Duration LIFE = Duration.ofHours(24);

    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";
    /** Who it is, as histories show it. */
    private static final String WHO = "rehearsal";

    private final String value;
    private final Instant end;
    private final Clock clock;
    private final Map<String, String> claims;

    /**
     * A new one.
     *
     * @param clock by which it expires
     * @param adminGroup the group its bearer is in; none if empty
     */
    public OneRunToken(Clock clock, String adminGroup) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        this.clock = clock;
        this.end = clock.instant().plus(LIFE);
        this.claims = Map.of(
                "sub",
                WHO,
                "username",
                WHO,
                "exp",
                Long.toString(end.getEpochSecond()),
                "cognito:groups",
                "[" + adminGroup + "]");
    }

    /** The token itself. */
    public String value() {
        return value;
    }

    /** The address of the page of an API, with this token, which opens it. */
    public URI page(URI api) {
        return api.resolve("/?token=" + value);
    }

    /** {@inheritDoc} Empty if the header does not show this token, or too late. */
    @Override
    public Optional<Map<String, String>> claims(Optional<String> authorization) {
        boolean good = authorization
                        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                        .filter(header ->
                                equal(header.substring(SCHEME.length()).strip()))
                        .isPresent()
                && clock.instant().isBefore(end);
        return good ? Optional.of(claims) : Optional.empty();
    }

    /** In a time that does not tell how much of it is right. */
    private boolean equal(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.US_ASCII));
    }
}
