package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.sync.store.Lease;

/** What a write needs to know of the run it belongs to. */
record WriteSession(Lease lease, Deadline deadline, ProblemBook problems, Tally tally) {}
