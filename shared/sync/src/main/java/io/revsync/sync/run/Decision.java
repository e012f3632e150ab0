package io.revsync.sync.run;

import io.revsync.sync.RecordKey;
import io.revsync.sync.store.Command;

/** What a record needs, decided without writing anything. */
public sealed interface Decision {

    /** The Rev.io record it is about. */
    RecordKey record();

    /** It has to be written. */
    record Write(Command command) implements Decision {
        @Override
        public RecordKey record() {
            return command.record();
        }
    }

    /** What we would write is what we wrote last. */
    record Unchanged(RecordKey record) implements Decision {}

    /** By rule it does not travel. */
    record Skip(RecordKey record, String reason) implements Decision {}

    /** @param on the record that has to be linked first */
    record Wait(RecordKey record, RecordKey on, Reason reason) implements Decision {}

    /** A rule forbids it. */
    record Refuse(RecordKey record, Reason reason) implements Decision {}
}
