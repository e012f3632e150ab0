package io.revsync.revio;

import io.revsync.http.Rate;
import java.time.Duration;
import java.util.List;

/** Every limit of Rev.io's REST API in one place. */
public final class RevioLimits {

    /** Calls of one account in a minute; Rev.io's change log "API rate and quota limiting". */
    public static final int CALLS_PER_MINUTE = 500;

    /** Calls of one account in a day; same source. */
    public static final int CALLS_PER_DAY = 150_000;

    /** The largest {@code search.page_size}; Rev.io's page "Paging". Rev.io itself uses 10 when none is given. */
    public static final int PAGE_SIZE_MAX = 500;

    /** How many bills' charges are asked for in one call, by repeating {@code search.bill_id}; keeps the URL below 1,500 characters. */
    static final int BILLS_PER_CHARGE_CALL = 40;

    private RevioLimits() {}

    /** Both rates, for the limiter of one account (a client code, over all its users). */
    public static List<Rate> rates() {
        return List.of(new Rate(CALLS_PER_MINUTE, Duration.ofMinutes(1)), new Rate(CALLS_PER_DAY, Duration.ofDays(1)));
    }
}
