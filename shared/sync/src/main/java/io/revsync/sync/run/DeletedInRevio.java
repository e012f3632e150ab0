package io.revsync.sync.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Voids in QuickBooks what was deleted in Rev.io. Rev.io tells nobody of a deletion, so it is found by comparing the ids that were seen
 * with those that are there.
 */
final class DeletedInRevio<T> {

    /** More than this share of all records gone at once looks like a fault of Rev.io or of our rights, not like somebody's work. */
    private static final int SUSPICIOUS_PERCENT = 5;

    private static final int NEVER_SUSPICIOUS = 50;
    /** From here on, more than half of all is suspicious too. */
    private static final int A_HANDFUL = 10;
    /** Stands for all records together in the list of problems. */
    private static final String CENSUS = "census";

    private final QuickBooksRoute<T> route;
    private final SyncPorts ports;
    private final Writer writer;
    private final WriteSession session;
    private final RecordFlow<T> flow;
    private final boolean preview;

    DeletedInRevio(
            QuickBooksRoute<T> route,
            SyncPorts ports,
            Writer writer,
            WriteSession session,
            RecordFlow<T> flow,
            boolean preview) {
        this.route = route;
        this.ports = ports;
        this.writer = writer;
        this.session = session;
        this.flow = flow;
        this.preview = preview;
    }

    /** These are there. */
    void seen(Changes<T> page) {
        if (!preview && route.followsDeletions()) {
            List<Long> ids = Stream.concat(
                            page.records().stream().map(route::idOf),
                            page.unreadable().stream().map(UnreadableRecord::id))
                    .filter(RecordKey::isId)
                    .map(Long::valueOf)
                    .toList();
            ports.census().add(route.direction(), ids, session.lease());
        }
    }

    /**
     * Finds and voids.
     *
     * @param readFromTheBeginning whether everything there is has been read, so that what is not known was missed and is caught up on
     */
    void follow(int pageSize, boolean readFromTheBeginning) {
        if (!route.followsDeletions()) {
            return;
        }
        long[] known = ports.census().ids(route.direction());
        Optional<Disappearances.Found> found =
                new Disappearances(pageSize, page -> route.idPage(page, pageSize, session.deadline())).among(known);
        if (found.isEmpty() || preview) {
            return;
        }
        List<Long> unknown = found.get().unknown();
        if (readFromTheBeginning && !unknown.isEmpty()) {
            flow.readAndProcess(unknown.stream().map(String::valueOf).toList());
        }
        ports.census().add(route.direction(), unknown, session.lease());
        List<Long> gone = found.get().gone();
        if (suspicious(gone.size(), known.length, found.get().complete())) {
            tooManyGone(gone.size());
        } else {
            voidDeleted(gone);
            flow.solve(List.of(key(CENSUS)));
        }
    }

    private static boolean suspicious(int gone, int known, boolean complete) {
        return gone >= A_HANDFUL && gone * 2L > known
                || gone > NEVER_SUSPICIOUS && (!complete || gone * 100L > known * (long) SUSPICIOUS_PERCENT);
    }

    private void tooManyGone(int count) {
        Reason reason = Reason.of(
                count + " " + route.direction().type().revioName()
                        + "s that were synced are no longer in Rev.io. So many at once are not voided by themselves.",
                "Look in Rev.io whether they were really deleted, and whether the sync's user may still see all customers.");
        flow.refuse(key(CENSUS), reason);
    }

    private void voidDeleted(List<Long> candidates) {
        List<String> ids = candidates.stream().map(String::valueOf).toList();
        Set<String> there = route.read(ids, session.deadline()).ids(route::idOf);
        List<String> deleted = ids.stream().filter(id -> !there.contains(id)).toList();
        List<RecordType> types = new ArrayList<>(route.secondHalves());
        types.add(route.direction().type());
        for (RecordType type : types) {
            List<KeyLink> live = live(type, deleted);
            writer.write(live.stream().map(DeletedInRevio::voiding).toList(), session);
            Set<String> written = live.stream().map(link -> link.record().id()).collect(Collectors.toSet());
            flow.solve(deleted.stream()
                    .filter(id -> !written.contains(id))
                    .map(id -> new RecordKey(type, id))
                    .toList());
        }
        Set<Long> stillLive = types.stream()
                .flatMap(type -> live(type, deleted).stream())
                .map(link -> Long.valueOf(link.record().id()))
                .collect(Collectors.toSet());
        ports.census()
                .remove(
                        route.direction(),
                        deleted.stream()
                                .map(Long::valueOf)
                                .filter(id -> !stillLive.contains(id))
                                .toList(),
                        session.lease());
    }

    /** Links of these records that we made and whose QuickBooks record still counts; what was born there is not ours to void. */
    private List<KeyLink> live(RecordType type, List<String> ids) {
        return ports.keyLinks().byRevioIds(type, ids).values().stream()
                .filter(link -> link.state() == LinkState.LIVE && link.origin() == Origin.REVIO)
                .toList();
    }

    private static Command voiding(KeyLink link) {
        return new Command(
                link.record(),
                "deleted " + link.record(),
                Operation.VOID,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("Id", link.quickBooksId())
                        .put("SyncToken", link.syncToken()),
                link.fingerprint(),
                Optional.empty(),
                0);
    }

    private RecordKey key(String id) {
        return route.direction().record(id);
    }
}
