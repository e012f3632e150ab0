package io.revsync.sync.run;

import io.revsync.sync.store.Census;
import io.revsync.sync.store.Choices;
import io.revsync.sync.store.Cursors;
import io.revsync.sync.store.Handover;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Leases;
import io.revsync.sync.store.MirroredLinks;
import io.revsync.sync.store.Outbox;
import io.revsync.sync.store.Problems;
import io.revsync.sync.store.Resolutions;
import io.revsync.sync.store.RunLog;

/** The ports a run needs, all of one company. */
public record SyncPorts(
        Leases leases,
        Cursors cursors,
        KeyLinks keyLinks,
        Outbox outbox,
        Problems problems,
        Census census,
        RunLog runLog,
        Handover handover,
        Choices choices,
        MirroredLinks mirroredLinks,
        Resolutions resolutions) {}
