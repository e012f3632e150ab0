package io.revsync.sandbox.control;

/** A simulated system does not do what was asked, by a rule of its own; the message is what it says. */
public class LedgerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message in the system's words */
    public LedgerRefusal(String message) {
        super(message);
    }
}
