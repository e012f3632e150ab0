package io.revsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final CallTrace TRACE = CallTrace.unanswered("QuickBooks", "POST /batch", "");

    private final Moving clock = new Moving();
    private final InMemoryLimitStore store = new InMemoryLimitStore();

    @Property(tries = 200)
    void noRollingWindowEverHoldsMoreCallsThanTheRateAllows(
            @ForAll @IntRange(min = 1, max = 45) int permits,
            @ForAll @Size(min = 50, max = 150) List<@IntRange(max = 4_000) Integer> gaps) {
        Duration window = Duration.ofMinutes(1);
        RateLimiter limiter = limiter(List.of(new Rate(permits, window)));
        List<Long> starts = new ArrayList<>();
        for (int gap : gaps) {
            clock.now += gap;
            limiter.acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
            starts.add(clock.now);
        }
        for (int i = permits; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - permits)).isGreaterThan(window.toMillis());
        }
    }

    @Test
    void aSteadyCallerReachesNinetyEightPercentOfTheRate() {
        RateLimiter limiter = limiter(List.of(new Rate(40, Duration.ofMinutes(1))));
        long start = clock.now;
        for (int i = 0; i < 401; i++) {
            limiter.acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
        }
        assertThat(40 * 10 * 60_000L * 100 / (clock.now - start)).isGreaterThanOrEqualTo(40 * 98);
    }

    @Test
    void whoeverSharesTheStoreHeedsAHoldOffAndTheCallsOfOthers() {
        List<Rate> rates = List.of(new Rate(1, Duration.ofSeconds(1)));
        limiter(rates).holdOff(Duration.ofSeconds(60));
        long start = clock.now;
        limiter(rates).acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
        assertThat(clock.now - start).isEqualTo(60_000);
        limiter(rates).acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
        assertThat(clock.now - start).isGreaterThan(61_000);
    }

    @Test
    void twoWhoTakeTurnsShareTheRateAndOneAloneNeedNotLookAgain() {
        Counting counting = new Counting();
        List<Rate> rates = List.of(new Rate(40, Duration.ofMinutes(1)));
        RateLimiter one = new RateLimiter("k", rates, counting, clock, length -> clock.now += length.toMillis());
        RateLimiter two = new RateLimiter("k", rates, counting, clock, length -> clock.now += length.toMillis());
        long start = clock.now;
        for (int i = 0; i < 20; i++) {
            one.acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
        }
        assertThat(counting.loads).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            one.acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
            two.acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
        }
        assertThat(clock.now).isEqualTo(start);
        one.acquire(Deadline.in(Duration.ofDays(1), clock), TRACE);
        assertThat(clock.now - start).isGreaterThan(60_000);
    }

    @Test
    void aWaitBeyondTheDeadlineIsNotBegun() {
        RateLimiter limiter = limiter(List.of(new Rate(1, Duration.ofMinutes(1))));
        limiter.acquire(Deadline.in(Duration.ofSeconds(5), clock), TRACE);
        long before = clock.now;
        assertThatThrownBy(() -> limiter.acquire(Deadline.in(Duration.ofSeconds(5), clock), TRACE))
                .isInstanceOf(ThrottledException.class);
        assertThat(clock.now).isEqualTo(before);
    }

    private RateLimiter limiter(List<Rate> rates) {
        return new RateLimiter("k", rates, store, clock, length -> clock.now += length.toMillis());
    }

    private static final class Counting implements LimitStore {
        private final InMemoryLimitStore store = new InMemoryLimitStore();
        private int loads;

        @Override
        public LimitState load(String key) {
            loads++;
            return store.load(key);
        }

        @Override
        public boolean save(String key, LimitState state) {
            return store.save(key, state);
        }
    }

    private static final class Moving extends Clock {
        private long now = 1_700_000_000_123L;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    }
}
