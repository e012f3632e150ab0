package io.revsync.sync.review;

import io.revsync.http.CallTrace;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.sync.RecordType;
import io.revsync.sync.links.Standstill;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.Choices;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Leases;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the links of a review. May be killed at any moment and done once more: a link that is there already is left alone. A fingerprint
 * that is empty tells the next sync that it has never written to the QuickBooks record.
 */
public final class Finish {

    private static final int AT_ONCE = 100;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(10);
    private static final CallTrace WAITING = CallTrace.unanswered("review", "wait for syncs", "");

    private final Suggestions suggestions;
    private final Decisions decisions;
    private final KeyLinks keyLinks;
    private final Leases leases;
    private final Clock clock;
    private final Pause pause;

    public Finish(
            Suggestions suggestions, Decisions decisions, KeyLinks keyLinks, Leases leases, Clock clock, Pause pause) {
        this.suggestions = suggestions;
        this.decisions = decisions;
        this.keyLinks = keyLinks;
        this.leases = leases;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Waits until no sync runs, then writes.
     *
     * @param signOfLife called again and again
     * @return empty if time is up before all is written
     */
    Optional<Summary> write(Deadline deadline, Runnable signOfLife) {
        while (true) {
            Optional<Standstill> standstill =
                    Standstill.ofAll(leases, "review", deadline.at().plus(ReviewWork.MARGIN));
            if (standstill.isPresent()) {
                try (Standstill still = standstill.get()) {
                    return underLease(still.lease(), deadline, signOfLife);
                }
            }
            if (deadline.within(ReviewWork.RESERVE.plus(BEFORE_ANOTHER_TRY))) {
                return Optional.empty();
            }
            signOfLife.run();
            pause.uninterrupted(BEFORE_ANOTHER_TRY, WAITING);
        }
    }

    private Optional<Summary> underLease(Lease lease, Deadline deadline, Runnable signOfLife) {
        Tally tally = new Tally();
        for (RecordType type : Choices.REVIEWED) {
            Iterator<Suggestion> all = suggestions.after(type, "");
            while (all.hasNext()) {
                if (deadline.within(ReviewWork.RESERVE)) {
                    return Optional.empty();
                }
                List<Suggestion> some = new ArrayList<>();
                while (all.hasNext() && some.size() < AT_ONCE) {
                    some.add(all.next());
                }
                signOfLife.run();
                write(type, some, lease, tally);
            }
        }
        return Optional.of(tally.summary());
    }

    private void write(RecordType type, List<Suggestion> some, Lease lease, Tally tally) {
        List<String> ids = some.stream().map(each -> each.record().id()).toList();
        Map<String, Decision> decided = decisions.about(type, ids);
        Map<String, KeyLink> links = keyLinks.byRevioIds(type, ids);
        for (Suggestion suggestion : some) {
            String id = suggestion.record().id();
            Optional<KeyLink> link = Optional.ofNullable(links.get(id));
            ReviewItem item = new ReviewItem(suggestion, Optional.ofNullable(decided.get(id)));
            switch (item.kind()) {
                case CONFIRMED, MAPPED ->
                    item.decision()
                            .flatMap(Decision::target)
                            .ifPresentOrElse(target -> link(item, target, link, lease, tally), () -> tally.linked++);
                case CREATE -> tally.create++;
                case IGNORE -> tally.ignored++;
                case UNDECIDED -> tally.undecided++;
                // A customer is made anew then; a product is made only on request.
                case REJECTED -> {
                    if (type == RecordType.CUSTOMER) {
                        tally.create++;
                    } else {
                        tally.undecided++;
                    }
                }
            }
        }
    }

    private void link(ReviewItem item, Candidate target, Optional<KeyLink> there, Lease lease, Tally tally) {
        Suggestion suggestion = item.suggestion();
        if (there.isPresent()) {
            if (there.get().quickBooksId().equals(target.quickBooksId())) {
                tally.linked++;
            } else {
                tally.notLinked.add(suggestion.name() + " (" + suggestion.record() + ") is linked to QuickBooks "
                        + suggestion.record().type().quickBooksName() + " "
                        + there.get().quickBooksId() + " meanwhile, not to " + target.name() + ".");
            }
            return;
        }
        KeyLink link = new KeyLink(
                suggestion.record(),
                target.quickBooksId(),
                Origin.REVIO,
                LinkState.LIVE,
                target.syncToken(),
                "",
                clock.instant());
        try {
            keyLinks.put(link, lease);
            tally.linked++;
        } catch (AlreadyLinkedException e) {
            tally.notLinked.add(suggestion.name() + ": " + e.getMessage());
        }
    }

    private static final class Tally {
        private long linked;
        private long create;
        private long ignored;
        private long undecided;
        private final List<String> notLinked = new ArrayList<>();

        Summary summary() {
            return new Summary(
                    linked,
                    create,
                    ignored,
                    undecided,
                    notLinked.stream().limit(Summary.MOST).collect(Collectors.toList()));
        }
    }
}
