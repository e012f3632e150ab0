package io.revsync.sandbox.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Mixes of faults under a name. Throttles of a mix tell to wait one second, so that a rehearsal ends in minutes; a rule
 * added by hand tells what it likes. A throttled item of a batch cannot tell how long, so whoever meets one waits a whole
 * minute, and it strikes one item in many.
 */
public enum FaultMix {
    /** All is well. */
    NONE(Map.of()),

    /** About 30 % of the requests suffer something, of every kind there is, drops after commit included. */
    STORMY(shares(
            FaultKind.THROTTLE_JSON, 0.03,
            FaultKind.THROTTLE_XML, 0.015,
            FaultKind.THROTTLE_EMPTY, 0.015,
            FaultKind.SERVER_ERROR_BEFORE, 0.04,
            FaultKind.SERVER_ERROR_AFTER, 0.05,
            FaultKind.DROP_BEFORE, 0.03,
            FaultKind.DROP_AFTER, 0.05,
            FaultKind.SLOW, 0.03,
            FaultKind.TOKEN_EXPIRED, 0.02,
            FaultKind.MALFORMED_BODY, 0.02,
            FaultKind.THROTTLE_ITEM, 0.0005,
            FaultKind.STALE_SYNC_TOKEN, 0.01)),

    /** Every third request is throttled, in every form. */
    THROTTLED(shares(
            FaultKind.THROTTLE_JSON, 0.15,
            FaultKind.THROTTLE_XML, 0.08,
            FaultKind.THROTTLE_EMPTY, 0.10,
            FaultKind.THROTTLE_ITEM, 0.001)),

    /** Every tenth request fails as networks fail: drops, slow answers, gateways. */
    FLAKY(shares(
            FaultKind.SERVER_ERROR_BEFORE, 0.02,
            FaultKind.SERVER_ERROR_AFTER, 0.02,
            FaultKind.DROP_BEFORE, 0.02,
            FaultKind.DROP_AFTER, 0.02,
            FaultKind.SLOW, 0.02));

    private static final int[] STATUSES = {500, 502, 503, 504};
    private static final BodyForm[] BODIES = {BodyForm.JSON, BodyForm.HTML, BodyForm.EMPTY};

    private final Map<FaultKind, Double> shares;

    FaultMix(Map<FaultKind, Double> shares) {
        this.shares = shares;
    }

    /** @throws IllegalArgumentException naming the mixes there are */
    public static FaultMix named(String name) {
        for (FaultMix mix : values()) {
            if (mix.mixName().equals(name.toLowerCase(Locale.ROOT))) {
                return mix;
            }
        }
        throw new IllegalArgumentException(
                "No fault mix is called \"" + name + "\"; choose one of none, stormy, throttled, flaky");
    }

    public String mixName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<FaultRule> rules(FaultDialect dialect, long seed) {
        List<FaultRule> rules = new ArrayList<>();
        shares.forEach((kind, share) -> {
            if (!dialect.kinds().contains(kind)) {
                return;
            }
            List<Fault> faults = variants(kind);
            for (Fault fault : faults) {
                rules.add(FaultRule.of(fault)
                        .on(".*", dialect.apiPaths())
                        .withProbability(share / faults.size(), seed * 31 + rules.size()));
            }
        });
        return rules;
    }

    private static List<Fault> variants(FaultKind kind) {
        Fault usual = Fault.of(kind).retryAfter(Duration.ofSeconds(1)).delay(Duration.ofMillis(400));
        if (kind != FaultKind.SERVER_ERROR_BEFORE && kind != FaultKind.SERVER_ERROR_AFTER) {
            return List.of(usual);
        }
        List<Fault> variants = new ArrayList<>();
        for (int i = 0; i < STATUSES.length; i++) {
            variants.add(usual.status(STATUSES[i], BODIES[i % BODIES.length]));
        }
        return variants;
    }

    private static Map<FaultKind, Double> shares(Object... pairs) {
        Map<FaultKind, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            shares.put((FaultKind) pairs[i], (Double) pairs[i + 1]);
        }
        return shares;
    }
}
