package io.revsync.sync.store;

/** A QuickBooks record can be the other half of one Rev.io record only. */
public final class AlreadyLinkedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AlreadyLinkedException(KeyLink link, Throwable cause) {
        super(
                "QuickBooks " + link.record().type().quickBooksName() + " " + link.quickBooksId()
                        + " is already linked to another Rev.io record than " + link.record() + ".",
                cause);
    }
}
