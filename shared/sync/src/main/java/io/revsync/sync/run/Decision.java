package io.revsync.sync.run;

import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;

/** What a record needs, decided without writing anything. */
public sealed interface Decision {

    /** The record it is about. */
    RecordKey record();

    /** It has to be written. */
    record Write(Command command) implements Decision {
        @Override
        public RecordKey record() {
            return command.record();
        }
    }

    /**
     * What was written of it has to be taken back; then it is decided anew, as if it had never been written.
     *
     * @param reason stays on the list of problems until it has been written again
     */
    record Replace(Command takingBack, Reason reason) implements Decision {
        @Override
        public RecordKey record() {
            return takingBack.record();
        }
    }

    /**
     * It is on both sides as it should be: only the link has to be stored.
     *
     * @param outcome {@link Outcome#LINKED} for a link that is new
     */
    record Link(RecordKey record, KeyLink link, Outcome outcome, String note) implements Decision {}

    /** What we would write is what we wrote last. */
    record Unchanged(RecordKey record) implements Decision {}

    /** By rule it does not travel. */
    record Skip(RecordKey record, String reason) implements Decision {}

    /** @param on the record that has to be linked first */
    record Wait(RecordKey record, RecordKey on, Reason reason) implements Decision {}

    /** A rule forbids it. */
    record Refuse(RecordKey record, Reason reason) implements Decision {}
}
