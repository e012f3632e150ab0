package io.revsync.sync.connection;

/** How far a connection has come. */
public enum ConnectionState {
    /** Nothing is stored. */
    NONE,
    /** The app's credentials are stored; nobody has signed in yet, or the sign-in was given back. */
    READY,
    /** Tokens are being stored and tried. A crash leaves this behind; a check or another sign-in goes on from it. */
    CONNECTING,
    /** A call with what is stored has succeeded. */
    CONNECTED,
    /** The system has turned us away for good: an admin connects again, until then syncs pause. */
    LOST
}
