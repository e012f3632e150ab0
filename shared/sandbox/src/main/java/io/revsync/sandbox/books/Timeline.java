package io.revsync.sandbox.books;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** When the reseller bills: each bill profile once a month on its day, the latest time yesterday or before. */
final class Timeline {
    /** Days a customer has to pay: the bill profiles are net 20. */
    private static final int NET_DAYS = 20;

    private final LocalDate today;
    private final int months;
    private final List<Integer> profilesByDate;

    Timeline(Instant now, int months) {
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.months = months;
        this.profilesByDate = IntStream.range(0, RevioReference.CYCLE_DAYS.length)
                .boxed()
                .sorted(Comparator.comparing(this::lastCycle))
                .toList();
    }

    LocalDate today() {
        return today;
    }

    /** Bill profile groups in the order in which they bill, so that bill ids grow with their dates. */
    List<Integer> profilesByDate() {
        return profilesByDate;
    }

    /** The date of a bill.
     *
     * @param month 0 for the oldest month of the books
     */
    LocalDate cycle(int month, int profile) {
        return lastCycle(profile).minusMonths(months - 1L - month);
    }

    static LocalDate due(LocalDate cycle) {
        return cycle.plusDays(NET_DAYS);
    }

    /** A time of day on a date, in the morning so that it is past whenever the books start later the next day. */
    static LocalDateTime at(LocalDate date, int index) {
        return date.atTime(2 + index % 8, index % 60, index * 7 % 60);
    }

    /** Some days after a date, but never today or later. */
    LocalDate after(LocalDate date, int days) {
        LocalDate later = date.plusDays(days);
        return later.isBefore(today) ? later : today.minusDays(1);
    }

    private LocalDate lastCycle(int profile) {
        LocalDate thisMonth = today.withDayOfMonth(RevioReference.CYCLE_DAYS[profile]);
        return thisMonth.isBefore(today) ? thisMonth : thisMonth.minusMonths(1);
    }
}
