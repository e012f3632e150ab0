package io.revsync.sync.run;

import io.revsync.sync.RecordKey;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;

/** A record is the other half of one record only; a second claim to it is for a person to look at. */
final class Claims {

    private Claims() {}

    /** Why a link cannot be stored. */
    static Reason twice(KeyLink link, KeyLinks stored) {
        RecordKey other = stored.byQuickBooksId(link.record().type(), link.quickBooksId())
                .map(KeyLink::record)
                .orElse(link.record());
        return twice(link, other);
    }

    /** @param other the Rev.io record that has the link */
    static Reason twice(KeyLink link, RecordKey other) {
        return Reason.of(
                "Rev.io " + link.record() + " and " + other + " both claim QuickBooks "
                        + link.record().type().quickBooksName() + " " + link.quickBooksId() + ".",
                "Rename one of the two in Rev.io, so that they can be told apart.");
    }
}
