package io.revsync.rehearsal;

/** Who connects both systems and saves the settings. */
enum Setup {
    /** The rehearsal itself, before anything runs. */
    DONE,
    /** Whoever opens the console: nothing is connected, nothing is set. */
    WIZARD
}
