package io.revsync.revio;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How Rev.io writes moments: local date-times without a zone. */
public final class RevioTime {

    /** The zone of Rev.io's date-times. Rev.io does not document it; UTC until a tenant shows otherwise. */
    public static final ZoneId ZONE = ZoneOffset.UTC;

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private RevioTime() {}

    /** The moment as Rev.io's clock on the wall shows it. */
    public static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZONE);
    }

    static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    static String wire(LocalDateTime local) {
        return WIRE.format(local);
    }
}
