package io.revsync.http;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Repeats a call while that can help. Resilience4j decides how often and how long; the waiting is done by a {@link Pause}, so
 * that a test's clock can move instead.
 */
public final class Retries {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Pause pause;
    private final int attempts;

    /** @param attempts how often a call is made at most, the first time included */
    public Retries(int attempts, Pause pause) {
        this.attempts = attempts;
        this.pause = pause;
    }

    /**
     * Makes the call, and makes it again as long as {@code repeatable} says so, attempts and time are left.
     *
     * @throws ApiException the last failure, when it is not repeatable or there is no more time
     */
    public <T> T call(Deadline deadline, Predicate<ApiException> repeatable, Supplier<T> attempt) {
        Retry.AsyncContext<T> context = Retry.of("call", config(repeatable)).asyncContext();
        while (true) {
            try {
                return attempt.get();
            } catch (ApiException failure) {
                long wait = context.onError(failure);
                if (wait < 0) {
                    throw failure;
                }
                Duration length =
                        failure instanceof ThrottledException throttled ? throttled.holdOff() : Duration.ofMillis(wait);
                if (deadline.within(length)) {
                    throw failure;
                }
                pause.uninterrupted(length, failure.trace());
            }
        }
    }

    private RetryConfig config(Predicate<ApiException> repeatable) {
        return RetryConfig.custom()
                .maxAttempts(attempts)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                        FIRST_WAIT, IntervalFunction.DEFAULT_MULTIPLIER, LONGEST_WAIT))
                .retryOnException(e -> e instanceof ApiException failure && repeatable.test(failure))
                .build();
    }
}
