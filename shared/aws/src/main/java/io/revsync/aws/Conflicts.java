package io.revsync.aws;

import io.revsync.http.Pause;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Repeats what DynamoDB refused only because somebody else was writing the same item at that moment. The SDK repeats throttled calls
 * itself, but not these; nothing of them was done.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">Transaction conflicts</a>
 */
final class Conflicts {
    private static final int MOST_ATTEMPTS = 8;
    private static final long FIRST_WAIT_MILLIS = 20;
    private static final Set<String> PASSING =
            Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final Pause pause;

    Conflicts(Pause pause) {
        this.pause = pause;
    }

    <T> T retry(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (TransactionConflictException | TransactionCanceledException e) {
                if (attempt == MOST_ATTEMPTS || !passes(e)) {
                    throw e;
                }
                waitAfter(attempt, e);
            }
        }
    }

    private static boolean passes(RuntimeException e) {
        return !(e instanceof TransactionCanceledException cancelled)
                || cancelled.hasCancellationReasons()
                        && cancelled.cancellationReasons().stream()
                                .map(CancellationReason::code)
                                .allMatch(PASSING::contains);
    }

    /** Waits before the next attempt at a batch of which nothing was done. */
    void waitForCapacity(int attempt) {
        IllegalStateException exhausted =
                new IllegalStateException("DynamoDB did nothing of a batch, " + attempt + " times in a row.");
        if (attempt == MOST_ATTEMPTS) {
            throw exhausted;
        }
        waitAfter(attempt, exhausted);
    }

    private void waitAfter(int attempt, RuntimeException conflict) {
        long most = FIRST_WAIT_MILLIS << attempt;
        try {
            pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw conflict;
        }
    }
}
