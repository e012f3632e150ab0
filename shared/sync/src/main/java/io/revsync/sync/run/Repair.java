package io.revsync.sync.run;

import io.revsync.sync.store.Command;

/** What can be done about a command QuickBooks refused. */
public sealed interface Repair {

    /** Send this instead. */
    record Instead(Command command) implements Repair {}

    /** Nothing by ourselves. */
    record GiveUp(Reason reason) implements Repair {}
}
