package io.revsync.sync.mirror;

import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.http.RefusedException;
import io.revsync.revio.RevioClient;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.settings.KeyLinkSettings;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.MirroredLink;
import io.revsync.sync.store.MirroredLinks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps Rev.io's register of links as ours is. All our links of a type are compared with what is known to be in the register, so it does
 * not matter who changed a link, a sync, the review, or an admin, nor whether somebody died in between: what is missing is entered, what is
 * gone or another is taken out.
 *
 * <p>Rev.io takes the same link twice and knows no idempotency key. So each link is looked up before it is entered: one that is there,
 * from another integration or from a run that died before it could remember, is taken as it is.
 */
public final class LinkMirror {

    /** Changes of one sweep: at two calls each, some minutes of what Rev.io allows. The next run goes on. */
    private static final int MOST_AT_ONCE = 1_000;
    /** Left for the end of the run. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final RevioClient revio;
    private final KeyLinks links;
    private final MirroredLinks mirrored;
    private final KeyLinkSettings settings;

    public LinkMirror(RevioClient revio, KeyLinks links, MirroredLinks mirrored, KeyLinkSettings settings) {
        this.revio = revio;
        this.links = links;
        this.mirrored = mirrored;
        this.settings = settings;
    }

    /** Whether links of this type belong into the register. */
    public boolean wants(RecordType type) {
        return settings.mirror()
                && !settings.integrationSystemId().isEmpty()
                && !entityType(type).isEmpty();
    }

    /**
     * Compares and mends. What Rev.io refuses is passed over; when it does not answer, the rest is left to the next run.
     *
     * @throws io.revsync.sync.store.LeaseLostException when another run has taken over
     */
    public MirrorResult sweep(RecordType type, Lease lease, Deadline deadline) {
        Map<RecordKey, MirroredLink> there = new HashMap<>();
        mirrored.allMirrored(type).forEachRemaining(entry -> there.put(entry.record(), entry));
        List<KeyLink> missing = missing(type, there);
        Sweep sweep = new Sweep(lease, deadline);
        // First what is to go, so that no QuickBooks record is in the register twice.
        sweep.each(there.values(), this::takeOut);
        sweep.each(missing, this::enter);
        return new MirrorResult(
                sweep.failed,
                Optional.ofNullable(sweep.first).map(ApiException::getMessage),
                sweep.first == null ? "" : sweep.first.trace().toString());
    }

    /** Takes out of {@code there} what is as it should be, and returns our links that are not there. */
    private List<KeyLink> missing(RecordType type, Map<RecordKey, MirroredLink> there) {
        List<KeyLink> missing = new ArrayList<>();
        Iterator<KeyLink> ours = links.all(type);
        while (ours.hasNext()) {
            KeyLink link = ours.next();
            if (link.state() == LinkState.LIVE) {
                MirroredLink entry = there.get(link.record());
                if (entry != null && entry.quickBooksId().equals(link.quickBooksId())) {
                    there.remove(link.record());
                } else {
                    missing.add(link);
                }
            }
        }
        return missing;
    }

    private void takeOut(MirroredLink entry, Lease lease, Deadline deadline) {
        revio.keyLinks().delete(entry.entryId(), deadline);
        mirrored.notMirrored(entry.record(), lease);
    }

    private void enter(KeyLink link, Lease lease, Deadline deadline) {
        String system = settings.integrationSystemId();
        String type = entityType(link.record().type());
        String id = link.record().id();
        String entryId = revio.keyLinks().byInternalId(system, type, id, deadline).stream()
                .filter(entry -> entry.externalId().equals(link.quickBooksId()))
                .map(io.revsync.revio.KeyLink::id)
                .findFirst()
                .orElseGet(() -> revio.keyLinks().create(system, type, id, link.quickBooksId(), deadline));
        mirrored.mirrored(new MirroredLink(link.record(), link.quickBooksId(), entryId), lease);
    }

    private String entityType(RecordType type) {
        return settings.entityTypeIds().getOrDefault(type.revioName(), "");
    }

    @FunctionalInterface
    private interface Step<T> {
        void take(T link, Lease lease, Deadline deadline);
    }

    /** One sweep's count of what is done and what is not. */
    private static final class Sweep {

        private final Lease lease;
        private final Deadline deadline;
        private int taken;
        private int failed;
        private boolean over;
        private ApiException first;

        Sweep(Lease lease, Deadline deadline) {
            this.lease = lease;
            this.deadline = deadline;
        }

        <T> void each(Collection<T> links, Step<T> step) {
            for (T link : links) {
                if (over || taken >= MOST_AT_ONCE || deadline.within(RESERVE)) {
                    return;
                }
                taken++;
                try {
                    step.take(link, lease, deadline);
                } catch (ApiException e) {
                    failed++;
                    first = first == null ? e : first;
                    over = !(e instanceof RefusedException || e instanceof DefectException);
                }
            }
        }
    }
}
