package io.revsync.sync.run;

import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Duration;
import java.time.Instant;

/** When a record with a problem is tried again. Pure. */
final class RetryRule {

    private static final int SOON = 5;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryRule() {}

    /** @param attempts made so far, this one included */
    static Instant nextTry(ProblemKind kind, int attempts, Instant now) {
        return switch (kind) {
            case WAITING, DIVERGENCE -> now;
            case REFUSED -> now.plus(LONGEST);
            case FAILED ->
                attempts <= SOON ? now : now.plus(shorter(Duration.ofHours(1L << Math.min(attempts - SOON, 5))));
            case VARIANCE -> NEVER;
        };
    }

    /** Whether it is this problem's turn; a WAITING one must moreover have got what it waits for. */
    static boolean due(Problem problem, Instant now, long settingsVersion) {
        boolean settingsChanged = problem.kind() == ProblemKind.REFUSED && problem.settingsVersion() != settingsVersion;
        return settingsChanged || !problem.nextTry().isAfter(now);
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
