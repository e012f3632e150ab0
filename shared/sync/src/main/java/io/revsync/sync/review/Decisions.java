package io.revsync.sync.review;

import io.revsync.sync.RecordType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: what admins have decided. It outlives the suggestions it was made on. A QuickBooks record is the target of one decision only. */
public interface Decisions {

    /** The decisions about these Rev.io records, by Rev.io id. Consistent read. */
    Map<String, Decision> about(RecordType type, Collection<String> revioIds);

    /**
     * Puts decisions, each in the place of the one there was about its record. Each is taken whole or not at all.
     *
     * @return those that were not taken, because their target is that of another record, with that record's Rev.io id
     */
    Map<Decision, String> put(List<Decision> decisions);
}
