package io.revsync.sync.run;

import io.revsync.sync.store.Command;

/** What can be done about a command QuickBooks refused. */
public sealed interface Repair {

    /** Send this instead. */
    record Instead(Command command) implements Repair {}

    /** Nothing by ourselves: a person has to mend something. */
    record GiveUp(Reason reason) implements Repair {}

    /** Nothing now; what stands in the way may go by itself. */
    record TryLater(Reason reason) implements Repair {}
}
