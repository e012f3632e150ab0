package io.revsync.sync;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which dates travel: those from a start date on, and those of a range before it that is back-filled. Pure.
 *
 * @param start the first day that travels; empty if all do
 * @param backFillFrom the first day that is back-filled; empty, as is the last one, if none is
 * @param backFillTo the last day that is
 */
public record Reach(Optional<LocalDate> start, Optional<LocalDate> backFillFrom, Optional<LocalDate> backFillTo) {

    public Reach {
        start = start == null ? Optional.empty() : start;
        backFillFrom = backFillFrom == null ? Optional.empty() : backFillFrom;
        backFillTo = backFillTo == null ? Optional.empty() : backFillTo;
    }

    /** From this day on, or everything. */
    public static Reach since(Optional<LocalDate> start) {
        return new Reach(start, Optional.empty(), Optional.empty());
    }

    /** Whether a record of this date travels; one without a date does. */
    public boolean includes(Optional<LocalDate> date) {
        return start.isEmpty()
                || date.filter(day -> day.isBefore(start.get()) && !isBackFilled(day))
                        .isEmpty();
    }

    /** Whether all that the other one includes was included here. */
    public boolean covers(Reach other) {
        return start.isEmpty()
                || other.start.filter(day -> !day.isBefore(start.get())).isPresent()
                        && (!other.backFills()
                                || isBackFilled(other.backFillFrom.get()) && isBackFilled(other.backFillTo.get()));
    }

    /** Whether there is a range to back-fill. */
    public boolean backFills() {
        return backFillFrom.isPresent() && backFillTo.isPresent();
    }

    private boolean isBackFilled(LocalDate day) {
        return backFills() && !day.isBefore(backFillFrom.get()) && !day.isAfter(backFillTo.get());
    }
}
