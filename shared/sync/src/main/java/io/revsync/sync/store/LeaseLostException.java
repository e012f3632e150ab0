package io.revsync.sync.store;

/** Somebody else has taken over the lease: whatever this run still had in mind must not happen. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(Lease lease, Throwable cause) {
        super(
                "Another run of " + lease.direction().key() + " took over from " + lease.owner() + " (fence "
                        + lease.fence() + "); this one stops without writing.",
                cause);
    }
}
