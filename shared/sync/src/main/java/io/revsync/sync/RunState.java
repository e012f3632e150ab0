package io.revsync.sync;

/** How a run stands or ended. */
public enum RunState {
    RUNNING,
    /** Everything that had changed has an outcome. */
    FINISHED,
    /** The time was used up; its place is stored and it handed itself on. */
    CONTINUES,
    /** Another run of this direction holds the lease; this one did nothing. */
    ALREADY_RUNNING,
    /** The settings have this direction switched off, or the settings are not complete. */
    SWITCHED_OFF,
    /** A system is not connected, or turned us away for good. Nothing was called; runs go on once an admin has connected again. */
    PAUSED,
    /** A system could not be reached or turned us away; what was stored stays valid and the next run goes on from there. */
    STOPPED
}
