package io.revsync.sync.reconcile;

import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.reconcile.Comparison.Difference;
import java.util.Optional;

/** A record of Rev.io that cannot be read cannot have travelled as it is: it always counts as a difference. */
final class Unreadable {

    private Unreadable() {}

    /** @param what as people call such a record, e.g. "bill" */
    static Difference difference(String what, UnreadableRecord record) {
        return new Difference(
                record.id(),
                record.id().isEmpty() ? what + " without an id" : what + " " + record.id(),
                Optional.empty(),
                Optional.empty(),
                "Cannot be read: " + record + " Correct the field in Rev.io.");
    }
}
