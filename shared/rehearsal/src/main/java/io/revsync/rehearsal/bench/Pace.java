package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast batches went out.
 *
 * @param sustained writes a minute over as many whole minutes' worth of batches as there were: from the first batch to the 41st, or to the
 *     81st, and so on. So the 40 batches that may go at once in the very first moment do not make the figure better than the limit. Empty
 *     if there were not even 41.
 */
record Pace(int batches, int writes, Optional<Double> sustained) {

    /** Documented by Intuit: 40 batches a minute. */
    static final int BATCHES_PER_MINUTE = 40;
    /** 40 batches of 30. */
    static final int CEILING = 1_200;

    static Pace of(JsonNode seen) {
        JsonNode starts = seen.path("starts");
        JsonNode items = seen.path("items");
        int whole = (starts.size() - 1) / BATCHES_PER_MINUTE * BATCHES_PER_MINUTE;
        int writes = 0;
        int writesInWhole = 0;
        for (int batch = 0; batch < items.size(); batch++) {
            writes += items.get(batch).asInt();
            writesInWhole += batch < whole ? items.get(batch).asInt() : 0;
        }
        return new Pace(
                starts.size(),
                writes,
                whole <= 0
                        ? Optional.empty()
                        : Optional.of(writesInWhole
                                * (double) Duration.ofMinutes(1).toMillis()
                                / (starts.get(whole).asLong() - starts.get(0).asLong())));
    }
}
