package io.revsync.sync.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revsync.sync.RecordType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A company's matching review as a whole.
 *
 * @param round one more each time it is started again
 * @param read how many records of each source have been read in this round
 * @param matched the types whose suggestions are made in this round
 * @param busyUntil when somebody else may take over whoever is at work on it; empty when nobody is
 * @param note why it does not go on by itself; empty when nothing stands in the way
 * @param finishedAt when links were last written
 * @param summary what became of it when they were
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Review(
        long round,
        ReviewState state,
        Instant startedAt,
        String startedBy,
        Map<Source, Long> read,
        Set<RecordType> matched,
        Optional<Instant> busyUntil,
        String note,
        Optional<Instant> finishedAt,
        String finishedBy,
        Optional<Summary> summary) {

    public Review {
        read = new TreeMap<>(read);
        matched = Set.copyOf(matched);
    }

    /** A review that begins, the first one or once more. */
    static Review started(Optional<Review> before, Instant at, String by) {
        return new Review(
                before.map(Review::round).orElse(0L) + 1,
                ReviewState.RUNNING,
                at,
                by,
                Map.of(),
                Set.of(),
                Optional.empty(),
                "",
                before.flatMap(Review::finishedAt),
                before.map(Review::finishedBy).orElse(""),
                before.flatMap(Review::summary));
    }

    /** Whether somebody is at work on it now. */
    boolean busy(Instant now) {
        return busyUntil.filter(until -> until.isAfter(now)).isPresent();
    }

    Review takenUntil(Instant until) {
        return with(state, read, matched, Optional.of(until), "");
    }

    /** Nobody is at work on it any more. */
    Review left(String why) {
        return with(state, read, matched, Optional.empty(), why);
    }

    Review withRead(Source source, long records) {
        Map<Source, Long> more = new TreeMap<>(read);
        more.put(source, records);
        return with(state, more, matched, busyUntil, note);
    }

    Review withMatched(RecordType type) {
        Set<RecordType> more = EnumSet.of(type);
        more.addAll(matched);
        return with(state, read, more, busyUntil, note);
    }

    Review ready() {
        return with(ReviewState.READY, read, matched, Optional.empty(), "");
    }

    Review finishing(String by) {
        return new Review(
                round,
                ReviewState.FINISHING,
                startedAt,
                startedBy,
                read,
                matched,
                Optional.empty(),
                "",
                finishedAt,
                by,
                summary);
    }

    Review confirmed(Instant at, Summary what) {
        return new Review(
                round,
                ReviewState.CONFIRMED,
                startedAt,
                startedBy,
                read,
                matched,
                Optional.empty(),
                "",
                Optional.of(at),
                finishedBy,
                Optional.of(what));
    }

    private Review with(
            ReviewState newState,
            Map<Source, Long> newRead,
            Set<RecordType> newMatched,
            Optional<Instant> newBusyUntil,
            String newNote) {
        return new Review(
                round,
                newState,
                startedAt,
                startedBy,
                newRead,
                newMatched,
                newBusyUntil,
                newNote,
                finishedAt,
                finishedBy,
                summary);
    }
}
