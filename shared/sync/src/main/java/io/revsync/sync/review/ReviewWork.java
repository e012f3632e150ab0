package io.revsync.sync.review;

import io.revsync.http.ApiException;
import io.revsync.http.CallTrace;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.store.Choices;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Does what is to be done of a review without an admin: reads both sides and suggests, or writes the links. May be killed at any moment;
 * whoever is called next goes on from what is stored. Writes to neither system.
 */
public final class ReviewWork {

    /** Left for the last writes when the time is used up. */
    static final Duration RESERVE = Duration.ofSeconds(30);
    /** Beyond the last moment whoever works can be alive. */
    static final Duration MARGIN = Duration.ofMinutes(1);
    /** Who gives no sign of life for so long is taken to be dead. A second one at work would only do the same once more. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(3);

    private static final CallTrace WAITING = CallTrace.unanswered("review", "wait for whoever is at work", "");

    private final Reviews reviews;
    private final Suggestions suggestions;
    private final KeyLinks keyLinks;
    private final Reader reader;
    private final Finish finish;
    private final ReviewCall call;
    private final Clock clock;
    private final Pause pause;

    public ReviewWork(
            Reviews reviews,
            Suggestions suggestions,
            KeyLinks keyLinks,
            Reader reader,
            Finish finish,
            ReviewCall call,
            Clock clock,
            Pause pause) {
        this.reviews = reviews;
        this.suggestions = suggestions;
        this.keyLinks = keyLinks;
        this.reader = reader;
        this.finish = finish;
        this.call = call;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Goes on with the review, if there is something to do. Waits for whoever else is at it, who may be dead.
     *
     * @param deadline by when the place must be stored
     * @return the review as it stands then
     */
    public Optional<Review> goOn(Deadline deadline) {
        Optional<Review> mine = take();
        while (mine.isEmpty()) {
            Optional<Review> busy = reviews.load().filter(review -> toDo(review.state()));
            Duration wait = busy.flatMap(Review::busyUntil)
                    .map(until -> Duration.between(clock.instant(), until).plusSeconds(1))
                    .orElse(Duration.ZERO);
            if (busy.isEmpty() || deadline.within(wait.plus(RESERVE))) {
                return reviews.load();
            }
            pause.uninterrupted(wait, WAITING);
            mine = take();
        }
        try {
            boolean done = mine.get().state() == ReviewState.RUNNING
                    ? readAndMatch(mine.get().round(), deadline)
                    : finish(deadline);
            return done ? reviews.load() : handOn();
        } catch (ApiException e) {
            if (deadline.within(RESERVE)) {
                return handOn();
            }
            return update(review -> review.left(e.getMessage() + " (" + e.trace() + ")"));
        }
    }

    private Optional<Review> take() {
        AtomicBoolean taken = new AtomicBoolean();
        Optional<Review> after = reviews.change(review -> {
            taken.set(review.filter(each -> toDo(each.state()) && !each.busy(clock.instant()))
                    .isPresent());
            return taken.get() ? review.map(each -> each.takenUntil(alive())) : review;
        });
        return after.filter(review -> taken.get());
    }

    private Instant alive() {
        return clock.instant().plus(SIGN_OF_LIFE);
    }

    private static boolean toDo(ReviewState state) {
        return state == ReviewState.RUNNING || state == ReviewState.FINISHING;
    }

    private Optional<Review> handOn() {
        Optional<Review> review = update(each -> each.left(""));
        call.goOn();
        return review;
    }

    private Optional<Review> update(UnaryOperator<Review> change) {
        return reviews.change(review -> review.map(change));
    }

    private boolean finish(Deadline deadline) {
        Optional<Summary> summary = finish.write(deadline, () -> update(review -> review.takenUntil(alive())));
        summary.ifPresent(what -> update(review -> review.confirmed(clock.instant(), what)));
        return summary.isPresent();
    }

    private boolean readAndMatch(long round, Deadline deadline) {
        for (RecordType type : Choices.REVIEWED) {
            boolean matched = reviews.load()
                    .filter(review -> review.matched().contains(type))
                    .isPresent();
            if (!matched) {
                for (Source source : Source.of(type)) {
                    if (!read(round, source, deadline)) {
                        return false;
                    }
                }
                suggestions.replace(type, match(round, type));
                update(review -> review.withMatched(type));
            }
        }
        update(Review::ready);
        reviews.forgetPages();
        return true;
    }

    private boolean read(long round, Source source, Deadline deadline) {
        Iterator<ReadPage> missing = reader.missing(source, reviews.pages(round, source), deadline);
        while (missing.hasNext()) {
            if (deadline.within(RESERVE)) {
                return false;
            }
            ReadPage page = missing.next();
            reviews.keep(round, page);
            update(review -> review.withRead(source, page.place()).takenUntil(alive()));
        }
        return true;
    }

    private List<Suggestion> match(long round, RecordType type) {
        Collection<RevioEntry> ours = newest(round, Source.of(type, Side.REVIO), RevioEntry.class, RevioEntry::id);
        Collection<QuickBooksEntry> theirs =
                newest(round, Source.of(type, Side.QUICKBOOKS), QuickBooksEntry.class, QuickBooksEntry::id);
        Map<String, String> linked = new HashMap<>();
        Iterator<KeyLink> links = keyLinks.all(type);
        while (links.hasNext()) {
            KeyLink link = links.next();
            linked.put(link.record().id(), link.quickBooksId());
        }
        Map<String, Set<String>> keyLinked = new HashMap<>();
        Reader.entries(reviews.pages(round, Source.of(type, null)), Reader.KeyLinkEntry.class)
                .forEach(link -> keyLinked
                        .computeIfAbsent(link.revioId(), none -> new HashSet<>())
                        .add(link.quickBooksId()));
        return new Matcher(type, Entries::believable)
                .suggest(new ArrayList<>(ours), new ArrayList<>(theirs), linked, keyLinked);
    }

    /** A record that changed while we read came twice. */
    private <E> Collection<E> newest(long round, Source source, Class<E> type, Function<E, String> id) {
        Map<String, E> newest = new LinkedHashMap<>();
        Reader.entries(reviews.pages(round, source), type).forEach(entry -> newest.put(id.apply(entry), entry));
        return newest.values();
    }
}
