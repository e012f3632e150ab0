package io.revsync.revio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date or date-time as Rev.io writes it: local as a rule, sometimes with one-digit months and days, perhaps with an offset. */
record WireMoment(LocalDateTime local, Optional<ZoneOffset> offset) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[+-]\\d{2}:?\\d{2})?)?");

    /** The day shown, wherever on earth that was. */
    LocalDate date() {
        return local.toLocalDate();
    }

    Instant instant() {
        return offset.map(zone -> OffsetDateTime.of(local, zone).toInstant()).orElseGet(() -> RevioTime.instant(local));
    }

    /** Whether this is .NET's smallest date, which Rev.io sends for "no date". */
    boolean isNone() {
        return local.getYear() <= 1;
    }

    /** Empty when the text is no date. */
    static Optional<WireMoment> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(shape.group(1)),
                    Integer.parseInt(shape.group(2)),
                    Integer.parseInt(shape.group(3)));
            LocalTime time = shape.group(4) == null ? LocalTime.MIDNIGHT : LocalTime.parse(shape.group(4));
            return Optional.of(new WireMoment(
                    day.atTime(time), Optional.ofNullable(shape.group(5)).map(ZoneOffset::of)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
