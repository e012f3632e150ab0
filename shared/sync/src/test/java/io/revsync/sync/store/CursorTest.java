package io.revsync.sync.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.sync.Direction;
import io.revsync.sync.Reach;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Test
    void aCursorHoldsUntilTheStartDateIsMovedBackOrLeftOut() {
        Cursor cursor = new Cursor(Direction.INVOICES_TO_QUICKBOOKS, Instant.EPOCH, Reach.since(Optional.of(JULY)));

        assertThat(cursor.holdsFor(Reach.since(Optional.of(JULY)))).isTrue();
        assertThat(cursor.holdsFor(Reach.since(Optional.of(JULY.plusDays(1))))).isTrue();
        assertThat(cursor.holdsFor(Reach.since(Optional.of(JULY.minusDays(1))))).isFalse();
        assertThat(cursor.holdsFor(Reach.since(Optional.empty()))).isFalse();
    }

    @Test
    void aCursorHoldsUntilARangeIsBackFilledThatItPassedOver() {
        Cursor before = new Cursor(Direction.INVOICES_TO_QUICKBOOKS, Instant.EPOCH, Reach.since(Optional.of(JULY)));
        Cursor after = new Cursor(Direction.INVOICES_TO_QUICKBOOKS, Instant.EPOCH, march(1, 31));

        assertThat(before.holdsFor(march(1, 31))).isFalse();
        assertThat(after.holdsFor(march(1, 31))).isTrue();
        assertThat(after.holdsFor(march(5, 20))).isTrue();
        assertThat(after.holdsFor(march(5, JULY.minusDays(1)))).isFalse();
        assertThat(after.holdsFor(Reach.since(Optional.of(JULY)))).isTrue();
    }

    private static Reach march(int from, int to) {
        return march(from, LocalDate.of(2026, 3, to));
    }

    private static Reach march(int from, LocalDate to) {
        return new Reach(Optional.of(JULY), Optional.of(LocalDate.of(2026, 3, from)), Optional.of(to));
    }

    @Test
    void aCursorThatPassedNothingOverHoldsForEveryStartDate() {
        Cursor cursor = new Cursor(Direction.INVOICES_TO_QUICKBOOKS, null, Instant.EPOCH, null, null, null);

        assertThat(cursor.holdsFor(Reach.since(Optional.empty()))).isTrue();
        assertThat(cursor.holdsFor(Reach.since(Optional.of(JULY)))).isTrue();
    }
}
