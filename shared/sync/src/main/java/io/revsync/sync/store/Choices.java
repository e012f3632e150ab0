package io.revsync.sync.store;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: what an admin has decided in the matching review, for syncs to keep to. */
public interface Choices {

    /** The types that are reviewed; nothing is ever decided about others. What the others need comes first. */
    List<RecordType> REVIEWED = List.of(RecordType.PRODUCT, RecordType.CUSTOMER);

    /** What was decided about these Rev.io records; those nobody decided about, or that were matched, are absent. Consistent read. */
    Map<RecordKey, Choice> about(Collection<RecordKey> records);
}
