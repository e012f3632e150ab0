package io.revsync.sync.run;

import io.revsync.sync.store.Command;
import java.util.List;

/** Where commands go. When a method returns, every command has its outcome in the session's tally. */
interface Writer {

    /** Finishes what an earlier run had begun to write. */
    void drain(WriteSession session);

    /** Writes. */
    void write(List<Command> commands, WriteSession session);
}
