package io.revsync.sync.run;

/** The run has no time for another batch: it stores its place and hands itself on. */
final class OutOfTimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfTimeException() {
        super("The time of this run is used up.", null, false, false);
    }
}
