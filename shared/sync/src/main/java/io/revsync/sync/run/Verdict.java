package io.revsync.sync.run;

import io.revsync.sync.RecordOutcome;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Problem;
import java.util.Optional;

/** What QuickBooks' answer to one command comes to. */
sealed interface Verdict {

    /** @param variance if QuickBooks' total is not ours */
    record Written(KeyLink link, Optional<Problem> variance, RecordOutcome outcome) implements Verdict {}

    /** It had no effect; this is to be sent next. */
    record Again(Command command) implements Verdict {}

    /** It had no effect and stays so for now. */
    record NotWritten(Problem problem, RecordOutcome outcome) implements Verdict {}
}
