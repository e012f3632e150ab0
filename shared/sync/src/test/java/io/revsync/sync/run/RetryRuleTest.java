package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 0", "5, 0", "6, 2", "7, 4", "8, 8", "9, 16", "10, 24", "11, 24", "1000000, 24"})
    void aFailedRecordIsTriedAtOnceFiveTimesThenLessAndLessButOnceADay(int attempts, int hours) {
        assertThat(RetryRule.nextTry(ProblemKind.FAILED, attempts, NOW)).isEqualTo(NOW.plus(Duration.ofHours(hours)));
    }

    @Property(tries = 100)
    void noProblemButAVarianceIsEverForgotten(@ForAll ProblemKind kind, @ForAll @IntRange(min = 1) int attempts) {
        Instant next = RetryRule.nextTry(kind, attempts, NOW);

        if (kind == ProblemKind.VARIANCE) {
            assertThat(next).isAfter(NOW.plus(Duration.ofDays(36_500)));
        } else {
            assertThat(next).isBetween(NOW, NOW.plus(Duration.ofDays(1)));
        }
    }

    @Test
    void aRefusedRecordIsTriedAgainAfterADayOrAtOnceWhenTheSettingsHaveChanged() {
        Problem refused = problem(ProblemKind.REFUSED, 4);

        assertThat(RetryRule.due(refused, NOW, 4)).isFalse();
        assertThat(RetryRule.due(refused, NOW.plus(Duration.ofHours(24)), 4)).isTrue();
        assertThat(RetryRule.due(refused, NOW, 5)).isTrue();
    }

    @Test
    void newSettingsDoNotHurryWhatFailedOrDiffers() {
        assertThat(RetryRule.due(problem(ProblemKind.VARIANCE, 4), NOW.plus(Duration.ofDays(999)), 5))
                .isFalse();
        assertThat(RetryRule.due(problem(ProblemKind.WAITING, 4), NOW, 4)).isTrue();
    }

    private static Problem problem(ProblemKind kind, long settingsVersion) {
        return new Problem(
                Direction.INVOICES_TO_QUICKBOOKS,
                new RecordKey(RecordType.BILL, "1"),
                kind,
                "message",
                "remedy",
                "",
                Optional.empty(),
                1,
                NOW,
                RetryRule.nextTry(kind, 1, NOW),
                settingsVersion);
    }
}
