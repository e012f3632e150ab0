package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemBookTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final RecordKey BILL = new RecordKey(RecordType.BILL, "1");
    private static final Reason REASON = Reason.of("message", "remedy");

    @Test
    void aProblemThatStaysCountsItsAttemptsAndRemembersWhenItBegan() {
        Problem first = book(NOON, List.of(), 1).opened(BILL, ProblemKind.FAILED, REASON, Optional.empty());
        Instant later = NOON.plus(Duration.ofHours(1));

        Problem second = book(later, List.of(first), 1).opened(BILL, ProblemKind.FAILED, REASON, Optional.empty());

        assertThat(first.attempts()).isEqualTo(1);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.since()).isEqualTo(NOON);
    }

    @Test
    void aProblemOfAnotherKindBeginsToCountAnew() {
        ProblemBook book = book(NOON, List.of(), 1);
        book.opened(BILL, ProblemKind.FAILED, REASON, Optional.empty());
        book.opened(BILL, ProblemKind.FAILED, REASON, Optional.empty());

        assertThat(book.opened(BILL, ProblemKind.REFUSED, REASON, Optional.empty())
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void aProblemIsSolvedOnce() {
        ProblemBook book = book(NOON, List.of(), 1);
        book.opened(BILL, ProblemKind.FAILED, REASON, Optional.empty());

        assertThat(book.has(BILL)).isTrue();
        assertThat(book.solved(BILL)).isTrue();
        assertThat(book.solved(BILL)).isFalse();
        assertThat(book.due()).isEmpty();
    }

    @Test
    void whatIsDueDependsOnTheTimeAndTheSettings() {
        Problem refused = book(NOON, List.of(), 1).opened(BILL, ProblemKind.REFUSED, REASON, Optional.empty());

        assertThat(book(NOON, List.of(refused), 1).due()).isEmpty();
        assertThat(book(NOON, List.of(refused), 2).due()).containsExactly(refused);
        assertThat(book(NOON.plus(Duration.ofDays(1)), List.of(refused), 1).due())
                .containsExactly(refused);
    }

    @Test
    void onlyAVarianceSaysThatTheRecordDiffers() {
        ProblemBook book = book(NOON, List.of(), 1);

        book.opened(BILL, ProblemKind.REFUSED, REASON, Optional.empty());
        assertThat(book.differs(BILL)).isFalse();
        book.opened(BILL, ProblemKind.VARIANCE, REASON, Optional.empty());
        assertThat(book.differs(BILL)).isTrue();
    }

    private static ProblemBook book(Instant now, List<Problem> stored, long settingsVersion) {
        return new ProblemBook(
                Direction.INVOICES_TO_QUICKBOOKS, stored, settingsVersion, Clock.fixed(now, ZoneOffset.UTC));
    }
}
