package io.revsync.sync.run;

import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.sync.Side;
import io.revsync.sync.store.Accepted;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Resolution;
import java.util.List;
import java.util.Optional;

/**
 * Does what admins have decided about records that were changed in QuickBooks. It changes the link only, by which the same run then either
 * writes Rev.io's version over the one that was seen, or leaves QuickBooks' own; a run that is killed in between does so next time.
 */
final class Winners {

    private final SyncPorts ports;
    private final QuickBooksClient quickBooks;
    private final Divergence divergence;
    private final WriteSession session;
    private final RecordFlow<?> flow;
    private final TakenOff takenOff;

    Winners(SyncPorts ports, QuickBooksClient quickBooks, WriteSession session, RecordFlow<?> flow) {
        this.ports = ports;
        this.quickBooks = quickBooks;
        this.divergence = new Divergence(ports.keyLinks(), quickBooks);
        this.session = session;
        this.flow = flow;
        this.takenOff = new TakenOff(ports);
    }

    void honour(List<Resolution> resolutions) {
        for (Resolution resolution : resolutions) {
            Optional.ofNullable(ports.keyLinks()
                            .byRevioIds(
                                    resolution.record().type(),
                                    List.of(resolution.record().id()))
                            .get(resolution.record().id()))
                    .ifPresent(link -> honour(resolution, link));
            ports.resolutions().done(resolution, session.lease());
        }
    }

    private void honour(Resolution resolution, KeyLink link) {
        Optional<? extends QuickBooksRecord> there =
                quickBooks.read(link.record().type().entity(), link.quickBooksId(), session.deadline());
        if (resolution.follows()) {
            applyAgain(link, there);
            return;
        }
        Optional<Reason> diverged = divergence.of(link, there, Optional.empty(), session.deadline());
        if (diverged.isEmpty()) {
            return; // It was changed back meanwhile, which the run finds by itself.
        }
        if (!resolution.covers(diverged.get().versions())) {
            flow.diverged(link.record(), diverged.get());
            return;
        }
        if (resolution.winner() == Side.REVIO) {
            takenOff.comesBackTo(link, resolution.at(), resolution.by());
        }
        // Before the link: whatever dies after this is looked at again, for the record is on the list as one that
        // waits.
        flow.lookAgain(
                link.record(),
                Reason.of(
                        resolution.by() + " has decided that of " + link.record() + " "
                                + resolution.winner().title() + "'s version stands.",
                        "Nothing needs to be done: it is carried out by itself."));
        if (resolution.winner() == Side.QUICKBOOKS) {
            Accepted accepted =
                    new Accepted(Divergence.version(link.record().type(), there), resolution.at(), resolution.by());
            ports.keyLinks().put(link.accepting(accepted), session.lease());
        } else if (there.isPresent()) {
            ports.keyLinks().put(link.replacing(there.get().syncToken()), session.lease());
        } else {
            ports.keyLinks().remove(link, session.lease());
        }
    }

    /** Unless somebody has done more to it than QuickBooks does by itself; that stays a question of its own. */
    private void applyAgain(KeyLink link, Optional<? extends QuickBooksRecord> there) {
        if (session.problems().diverges(link.record())) {
            return;
        }
        if (Divergence.isOnlyTakenOff(link, there)) {
            flow.lookAgain(
                    link.record(),
                    Reason.of(
                            "QuickBooks had taken " + link.record()
                                    + " off an invoice that says again what Rev.io says.",
                            "Nothing needs to be done: it is applied again by itself."));
            ports.keyLinks().put(link.replacing(there.get().syncToken()), session.lease());
            return;
        }
        divergence
                .of(link, there, Optional.empty(), session.deadline())
                .filter(reason -> !Divergence.isAccepted(link, there))
                .ifPresent(reason -> flow.diverged(link.record(), reason));
    }
}
