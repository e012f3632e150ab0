package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.http.UnavailableException;
import io.revsync.quickbooks.BatchBody;
import io.revsync.quickbooks.BatchItem;
import io.revsync.quickbooks.BatchResult;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Outbox;
import io.revsync.sync.store.OutboxEntry;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import io.revsync.sync.store.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Writes to QuickBooks, each command exactly once: the batch is written down, then sent, then in one transaction linked and removed from
 * the outbox. Whatever is interrupted in between is sent again byte for byte under the same request id, and QuickBooks answers as it did
 * the first time.
 */
final class QuickBooksWriter implements Writer {

    /** Intuit does not say how long it remembers request ids; what is older is looked up before it is sent again. */
    private static final Duration REMEMBERED = Duration.ofHours(1);
    /** A batch is not begun with less time left: it could not be settled. */
    static final Duration RESERVE = Duration.ofSeconds(20);
    /** Keeps an outbox entry, compressed, well below DynamoDB's 400 KB. */
    private static final int MOST_CHARACTERS = 1_000_000;
    /** How often an unanswered batch is sent before the run gives up; the next run goes on. */
    private static final int SENDS = 3;

    private final QuickBooksClient quickBooks;
    private final Outbox outbox;
    private final KeyLinks keyLinks;
    private final QuickBooksRoute<?> route;
    private final Judge judge;
    private final BatchSizer sizer;
    private final int concurrency;
    private final Clock clock;
    private final Supplier<String> requestIds;

    QuickBooksWriter(
            QuickBooksClient quickBooks,
            Outbox outbox,
            KeyLinks keyLinks,
            QuickBooksRoute<?> route,
            int batchSize,
            int concurrency,
            Clock clock,
            Supplier<String> requestIds) {
        this.quickBooks = quickBooks;
        this.outbox = outbox;
        this.keyLinks = keyLinks;
        this.route = route;
        this.judge = new Judge(route, quickBooks, keyLinks, clock);
        this.sizer = new BatchSizer(batchSize);
        this.concurrency = concurrency;
        this.clock = clock;
        this.requestIds = requestIds;
    }

    @Override
    public void drain(WriteSession session) {
        for (OutboxEntry entry : outbox.pending(route.direction())) {
            Map<String, Verdict> known =
                    Duration.between(entry.createdAt(), clock.instant()).compareTo(REMEMBERED) > 0
                            ? found(entry, session)
                            : Map.of();
            write(deliver(entry, known, session), session);
        }
    }

    @Override
    public void write(List<Command> commands, WriteSession session) {
        Deque<Command> queue = new ArrayDeque<>(commands);
        while (!queue.isEmpty()) {
            List<Command> corrected = new Lanes(concurrency).run(() -> nextBatch(queue, session), batch -> {
                OutboxEntry entry = entry(batch);
                outbox.put(entry, session.lease());
                return deliver(entry, Map.of(), session);
            });
            queue.addAll(corrected);
        }
    }

    private Optional<List<Command>> nextBatch(Deque<Command> queue, WriteSession session) {
        if (queue.isEmpty()) {
            return Optional.empty();
        }
        if (session.deadline().within(RESERVE)) {
            throw new OutOfTimeException();
        }
        List<Command> batch = new ArrayList<>();
        int characters = 0;
        while (!queue.isEmpty() && batch.size() < sizer.size()) {
            characters += queue.peek().body().toString().length();
            if (!batch.isEmpty() && characters > MOST_CHARACTERS) {
                break;
            }
            batch.add(queue.remove());
        }
        return Optional.of(batch);
    }

    private OutboxEntry entry(List<Command> batch) {
        SortedMap<String, Command> commands = new TreeMap<>();
        List<BatchItem> items = new ArrayList<>();
        for (Command command : batch) {
            String bId = String.format("%02d", commands.size() + 1);
            commands.put(bId, command);
            items.add(BatchItems.of(bId, command));
        }
        return new OutboxEntry(requestIds.get(), route.direction(), clock.instant(), BatchBody.of(items), commands);
    }

    /** Creates of a forgotten batch that QuickBooks carried out after all. */
    private Map<String, Verdict> found(OutboxEntry entry, WriteSession session) {
        Map<String, Verdict> found = new TreeMap<>();
        entry.commands().forEach((bId, command) -> {
            if (command.operation() == Operation.CREATE) {
                Optional<QuickBooksRecord> record = route.find(command, session.deadline());
                record.ifPresent(there -> found.put(bId, judge.written(command, there, session.problems())));
            }
        });
        return found;
    }

    /**
     * Sends what is written down and settles it.
     *
     * @param known verdicts that need no sending
     * @return commands to be sent in place of those that had no effect
     */
    private List<Command> deliver(OutboxEntry entry, Map<String, Verdict> known, WriteSession session) {
        Map<String, Verdict> verdicts = new TreeMap<>(known);
        SortedMap<String, Command> unknown = new TreeMap<>(entry.commands());
        unknown.keySet().removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            BatchResult answer = send(entry, unknown, session.deadline());
            unknown.forEach((bId, command) ->
                    verdicts.put(bId, judge.judge(command, bId, answer, session.problems(), session.deadline())));
        }
        try {
            return settle(entry, verdicts, session);
        } catch (AlreadyLinkedException e) {
            Map<String, RecordKey> claimed = new HashMap<>();
            verdicts.replaceAll((bId, verdict) -> withoutForeignLink(verdict, claimed, session.problems()));
            return settle(entry, verdicts, session);
        }
    }

    /** A QuickBooks record is the other half of one Rev.io record only; a second claim to it is for a person to look at. */
    private Verdict withoutForeignLink(Verdict verdict, Map<String, RecordKey> claimed, ProblemBook problems) {
        if (!(verdict instanceof Verdict.Written written)) {
            return verdict;
        }
        KeyLink link = written.link();
        Optional<RecordKey> linked = keyLinks.byQuickBooksId(link.record().type(), link.quickBooksId())
                .map(KeyLink::record);
        RecordKey first = claimed.computeIfAbsent(link.quickBooksId(), id -> linked.orElse(link.record()));
        return Optional.of(first)
                .filter(other -> !other.equals(link.record()))
                .<Verdict>map(other -> claimedTwice(link, other, problems))
                .orElse(verdict);
    }

    private static Verdict claimedTwice(KeyLink link, RecordKey other, ProblemBook problems) {
        Reason reason = Claims.twice(link, other);
        return new Verdict.NotWritten(
                problems.opened(link.record(), ProblemKind.REFUSED, reason, Optional.empty()),
                new RecordOutcome(link.record(), Outcome.REFUSED, Optional.empty(), reason.message()));
    }

    private BatchResult send(OutboxEntry entry, SortedMap<String, Command> commands, Deadline deadline) {
        String body = commands.size() == entry.commands().size() ? entry.exactBody() : bodyOf(commands);
        for (int sends = 1; ; sends++) {
            try {
                BatchResult answer = quickBooks.sendBatch(entry.requestId(), body, deadline);
                sizer.answered();
                return answer;
            } catch (UnavailableException e) {
                if (!e.timedOut() || sends >= SENDS) {
                    throw e;
                }
                sizer.timedOut();
            }
        }
    }

    private String bodyOf(SortedMap<String, Command> commands) {
        return BatchBody.of(commands.entrySet().stream()
                .map(each -> BatchItems.of(each.getKey(), each.getValue()))
                .toList());
    }

    private List<Command> settle(OutboxEntry entry, Map<String, Verdict> verdicts, WriteSession session) {
        List<KeyLink> links = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<RecordKey> solved = new ArrayList<>();
        List<Command> again = new ArrayList<>();
        for (Verdict verdict : verdicts.values()) {
            if (verdict instanceof Verdict.Written written) {
                links.add(written.link());
                written.variance().ifPresent(problems::add);
                if (written.variance().isEmpty()
                        && session.problems().has(written.link().record())) {
                    solved.add(written.link().record());
                }
            } else if (verdict instanceof Verdict.NotWritten notWritten) {
                problems.add(notWritten.problem());
            } else if (verdict instanceof Verdict.Again next) {
                again.add(next.command());
            }
        }
        outbox.settle(entry, new Settlement(links, problems, solved), session.lease());
        solved.forEach(session.problems()::solved);
        for (Verdict verdict : verdicts.values()) {
            if (verdict instanceof Verdict.Written written) {
                session.tally().count(written.outcome());
            } else if (verdict instanceof Verdict.NotWritten notWritten) {
                session.tally().count(notWritten.outcome());
            }
        }
        return again;
    }
}
