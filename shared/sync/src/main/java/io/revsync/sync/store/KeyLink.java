package io.revsync.sync.store;

import io.revsync.sync.RecordKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A Rev.io record and the QuickBooks record that is its other half.
 *
 * @param record the Rev.io record
 * @param quickBooksId the QuickBooks record's id
 * @param origin where it was born
 * @param state whether the QuickBooks record still counts
 * @param syncToken QuickBooks' version of the record after our last write
 * @param fingerprint of what we wrote last; a record whose fingerprint is equal costs no write. Empty where QuickBooks does not say it any more,
 *     so that the record is looked at whenever it comes
 * @param updatedAt when we last wrote either
 * @param written our fields as QuickBooks answered our last write; empty for what we did not write, or not since they are kept
 * @param accepted QuickBooks' own version, if an admin has said that it stands; until Rev.io changes
 */
public record KeyLink(
        RecordKey record,
        String quickBooksId,
        Origin origin,
        LinkState state,
        String syncToken,
        String fingerprint,
        Instant updatedAt,
        Optional<OwnedFields> written,
        Optional<Accepted> accepted) {

    public KeyLink {
        written = written == null ? Optional.empty() : written;
        accepted = accepted == null ? Optional.empty() : accepted;
    }

    /** A link of which nothing was written to QuickBooks. */
    public KeyLink(
            RecordKey record,
            String quickBooksId,
            Origin origin,
            LinkState state,
            String syncToken,
            String fingerprint,
            Instant updatedAt) {
        this(
                record,
                quickBooksId,
                origin,
                state,
                syncToken,
                fingerprint,
                updatedAt,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, of a record that does not say in QuickBooks what we wrote. */
    public KeyLink diverged() {
        return with(state, syncToken, "", Optional.empty());
    }

    /** The same, whose next write replaces this version of QuickBooks' and no later one. */
    public KeyLink replacing(String currentSyncToken) {
        return with(state, currentSyncToken, "", Optional.empty());
    }

    /** The same, with QuickBooks' version accepted; of which version of Rev.io in the place is not known yet. */
    public KeyLink accepting(Accepted version) {
        return with(state, syncToken, "", Optional.of(version));
    }

    /** The same, once it is known in the place of which version of Rev.io QuickBooks' own one stands. */
    public KeyLink instead(LinkState now, String revioFingerprint) {
        return with(now, syncToken, revioFingerprint, accepted);
    }

    private KeyLink with(LinkState newState, String newToken, String newFingerprint, Optional<Accepted> newAccepted) {
        return new KeyLink(
                record, quickBooksId, origin, newState, newToken, newFingerprint, updatedAt, written, newAccepted);
    }
}
