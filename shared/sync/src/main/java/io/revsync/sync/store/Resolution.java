package io.revsync.sync.store;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.Side;
import java.time.Instant;
import java.util.List;

/**
 * An admin's word on a record that somebody changed in QuickBooks.
 *
 * @param direction on whose list of problems it stands
 * @param record of Rev.io
 * @param winner the side whose version stands
 * @param seen both versions as the admin saw them; what differs otherwise meanwhile was not decided about. Empty where nobody changed this
 *     record, but an invoice it was applied to, that says again what Rev.io says: it is applied again
 * @param at when it was decided
 * @param by who decided it
 */
public record Resolution(
        Direction direction, RecordKey record, Side winner, List<BothVersions> seen, Instant at, String by) {

    public Resolution {
        seen = List.copyOf(seen);
    }

    /** Whether it follows from a decision about another record, to which this one was applied. */
    public boolean follows() {
        return seen.isEmpty();
    }

    /** Whether these differences, as far as QuickBooks' version goes, are among those the admin saw. */
    public boolean covers(List<BothVersions> now) {
        return now.stream().allMatch(version -> seen.stream()
                .anyMatch(known -> known.field().equals(version.field())
                        && known.quickBooks().equals(version.quickBooks())));
    }
}
