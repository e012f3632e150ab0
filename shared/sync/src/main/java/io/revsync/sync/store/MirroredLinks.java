package io.revsync.sync.store;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.util.Iterator;

/** Port: which key links are known to be in Rev.io's register of links. */
public interface MirroredLinks {

    /** All of a type, read lazily, in no particular order. */
    Iterator<MirroredLink> allMirrored(RecordType type);

    /** Remembers an entry in the place of what was known of the record. */
    void mirrored(MirroredLink link, Lease lease);

    /** Forgets a record's entry. */
    void notMirrored(RecordKey record, Lease lease);
}
