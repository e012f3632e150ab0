package io.revsync.sync.run;

import io.revsync.sync.Outcome;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.Operation;
import java.util.List;

/** Says what would be written, and writes nothing. */
final class PreviewWriter implements Writer {

    @Override
    public void drain(WriteSession session) {
        // What lies in the outbox is left for the next real run.
    }

    @Override
    public void write(List<Command> commands, WriteSession session) {
        for (Command command : commands) {
            session.tally().count(RecordOutcome.of(command.record(), outcomeOf(command.operation())));
        }
    }

    static Outcome outcomeOf(Operation operation) {
        return switch (operation) {
            case CREATE -> Outcome.CREATED;
            case UPDATE -> Outcome.UPDATED;
            case VOID -> Outcome.VOIDED;
        };
    }
}
