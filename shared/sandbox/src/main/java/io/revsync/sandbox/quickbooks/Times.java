package io.revsync.sandbox.quickbooks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Time as QuickBooks writes it: with the Pacific offset, never Z; to the second in records (recorded). */
final class Times {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter ENVELOPE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Times() {}

    /** {@code MetaData.LastUpdatedTime}. */
    static String stamp(Instant instant) {
        return STAMP.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }

    /** The {@code time} of an answer. */
    static String envelope(Instant instant) {
        return ENVELOPE.format(instant.atZone(ZONE));
    }

    /**
     * Reads a date-time with an offset, one without (Pacific then), or a date (its beginning).
     *
     * @throws DateTimeException if it is none of them
     */
    static Instant parse(String text) {
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay(ZONE).toInstant();
        }
        TemporalAccessor time = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof LocalDateTime local ? local.atZone(ZONE).toInstant() : Instant.from(time);
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }
}
