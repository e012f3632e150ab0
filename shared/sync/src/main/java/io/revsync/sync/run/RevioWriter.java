package io.revsync.sync.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.RefusedException;
import io.revsync.http.UnavailableException;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import io.revsync.sync.store.OutboxEntry;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import io.revsync.sync.store.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Writes to Rev.io, each command exactly once although Rev.io knows no idempotency key: the command is written down, then sent, then in one
 * transaction linked and removed from the outbox. When no answer came the record is looked for by its marker; if it is not there, the
 * command stays in the outbox, and a later run looks again before it sends it again. It is never sent again blind.
 */
final class RevioWriter implements Writer {

    /** Rev.io may still be at work on a call whose answer was lost; what is younger is not sent again, however often it is looked for. */
    private static final Duration SETTLING = Duration.ofMinutes(2);
    /** A record is looked for from this long before its command was written down, for Rev.io's clock is not ours. */
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    private static final String ONLY = "1";

    private final RevioClient revio;
    private final SyncPorts ports;
    private final RevioRoute<?> route;
    private final int concurrency;
    private final Clock clock;
    private final Supplier<String> names;
    /** What may or may not have happened in this run: nothing more is done to these until the next one. */
    private final Set<RecordKey> unresolved = ConcurrentHashMap.newKeySet();

    /** @param names a new one each time, for the outbox entries */
    RevioWriter(
            RevioClient revio,
            SyncPorts ports,
            RevioRoute<?> route,
            int concurrency,
            Clock clock,
            Supplier<String> names) {
        this.revio = revio;
        this.ports = ports;
        this.route = route;
        this.concurrency = concurrency;
        this.clock = clock;
        this.names = names;
    }

    @Override
    public void drain(WriteSession session) {
        for (OutboxEntry entry : ports.outbox().pending(route.direction())) {
            Command command = entry.commands().get(ONLY);
            Optional<String> there = lookUp(entry, session.deadline());
            if (there.isPresent()) {
                settle(entry, written(command, there.get()), session);
            } else if (command.operation() == Operation.CREATE && isYoung(entry)) {
                unanswered(command, "", session);
            } else {
                send(entry, session);
            }
        }
    }

    private boolean isYoung(OutboxEntry entry) {
        return Duration.between(entry.createdAt(), clock.instant()).compareTo(SETTLING) < 0;
    }

    @Override
    public void write(List<Command> commands, WriteSession session) {
        Deque<Command> queue = new ArrayDeque<>(commands);
        new Lanes(concurrency).run(() -> next(queue, session), command -> {
            OutboxEntry entry = entry(command);
            ports.outbox().put(entry, session.lease());
            send(entry, session);
            return List.of();
        });
    }

    private Optional<Command> next(Deque<Command> queue, WriteSession session) {
        queue.removeIf(command -> unresolved.contains(command.record()));
        if (!queue.isEmpty() && session.deadline().within(QuickBooksWriter.RESERVE)) {
            throw new OutOfTimeException();
        }
        return Optional.ofNullable(queue.poll());
    }

    private OutboxEntry entry(Command command) {
        TreeMap<String, Command> commands = new TreeMap<>();
        commands.put(ONLY, command);
        return new OutboxEntry(
                names.get(), route.direction(), clock.instant(), command.body().toString(), commands);
    }

    /** Sends what is written down and settles it. What surely did not happen is thrown, and stays in the outbox for the next run. */
    private void send(OutboxEntry entry, WriteSession session) {
        Command command = entry.commands().get(ONLY);
        Verdict verdict;
        try {
            verdict = written(command, carryOut(command, session.deadline()));
        } catch (RefusedException e) {
            verdict = refused(entry, e, session);
        } catch (UnavailableException e) {
            if (!e.mayHaveHappened()) {
                throw e;
            }
            Optional<String> there = lookUp(entry, session.deadline());
            if (there.isEmpty()) {
                unanswered(command, e.getMessage() + " (" + e.trace() + ")", session);
                return;
            }
            verdict = written(command, there.get());
        }
        settle(entry, verdict, session);
    }

    /** @return the Rev.io record's id */
    private String carryOut(Command command, Deadline deadline) {
        if (command.operation() == Operation.CREATE) {
            return revio.create(route.resource(), command.body(), deadline);
        }
        String id = RevioCommands.revioId(command);
        Optional<ArrayNode> patch = RevioCommands.patch(command);
        if (patch.isPresent()) {
            revio.patch(route.resource(), id, patch.get(), deadline);
        } else {
            revio.reversePayment(id, deadline);
        }
        return id;
    }

    /** The record a command has made or taken back already. A change can be made twice, so it need not be looked for. */
    private Optional<String> lookUp(OutboxEntry entry, Deadline deadline) {
        Command command = entry.commands().get(ONLY);
        if (command.operation() == Operation.CREATE) {
            return route.find(command, entry.createdAt().minus(CLOCKS_APART), deadline);
        }
        boolean takesBack = RevioCommands.patch(command).isEmpty();
        return Optional.of(RevioCommands.revioId(command)).filter(id -> takesBack && route.takenBack(id, deadline));
    }

    /** What was taken back already cannot be taken back again, which comes to the same. */
    private Verdict refused(OutboxEntry entry, RefusedException refusal, WriteSession session) {
        Command command = entry.commands().get(ONLY);
        if (command.operation() == Operation.VOID) {
            Optional<String> there = lookUp(entry, session.deadline());
            if (there.isPresent()) {
                return written(command, there.get());
            }
        }
        return notWritten(
                command,
                ProblemKind.REFUSED,
                new Reason(
                        "Rev.io does not take " + command.label() + ". " + refusal.getMessage(),
                        "Correct the record in QuickBooks, or what it refers to in Rev.io; it is tried again when it changes, and once a day.",
                        trace(refusal)),
                session);
    }

    private void unanswered(Command command, String technical, WriteSession session) {
        unresolved.add(command.record());
        Verdict.NotWritten verdict = notWritten(
                command,
                ProblemKind.FAILED,
                new Reason(
                        "Rev.io did not say whether it took " + command.label() + ", and it cannot be found there yet.",
                        "Nothing needs to be done: the next run looks for it again, and sends it again if it is not there.",
                        technical),
                session);
        ports.problems().update(List.of(verdict.problem()), List.of(), route.direction(), session.lease());
        session.tally().count(verdict.outcome());
    }

    private static String trace(ApiException e) {
        return e.trace().toString();
    }

    private Verdict written(Command command, String revioId) {
        KeyLink link = new KeyLink(
                new RecordKey(command.record().type(), revioId),
                command.record().id(),
                Origin.QUICKBOOKS,
                stateAfter(command),
                "",
                command.fingerprint(),
                clock.instant());
        Outcome outcome = PreviewWriter.outcomeOf(command.operation());
        return new Verdict.Written(
                link, Optional.empty(), new RecordOutcome(command.record(), outcome, Optional.of(revioId), ""));
    }

    private static LinkState stateAfter(Command command) {
        if (command.operation() != Operation.VOID) {
            return LinkState.LIVE;
        }
        return RevioCommands.patch(command).isPresent() ? LinkState.VOIDED : LinkState.REVERSED;
    }

    private static Verdict.NotWritten notWritten(
            Command command, ProblemKind kind, Reason reason, WriteSession session) {
        Problem problem = session.problems().opened(command.record(), kind, reason, Optional.empty());
        Outcome outcome = kind == ProblemKind.REFUSED ? Outcome.REFUSED : Outcome.FAILED;
        return new Verdict.NotWritten(
                problem, new RecordOutcome(command.record(), outcome, Optional.empty(), reason.message()));
    }

    private void settle(OutboxEntry entry, Verdict verdict, WriteSession session) {
        if (verdict instanceof Verdict.Written written) {
            try {
                linked(entry, written, session);
            } catch (AlreadyLinkedException e) {
                Command command = entry.commands().get(ONLY);
                Reason reason = Claims.twice(written.link(), ports.keyLinks());
                settle(entry, notWritten(command, ProblemKind.REFUSED, reason, session), session);
            }
        } else if (verdict instanceof Verdict.NotWritten notWritten) {
            ports.outbox()
                    .settle(
                            entry,
                            new Settlement(List.of(), List.of(notWritten.problem()), List.of()),
                            session.lease());
            session.tally().count(notWritten.outcome());
        }
    }

    private void linked(OutboxEntry entry, Verdict.Written written, WriteSession session) {
        RecordKey record = written.outcome().record();
        boolean settled = !RevioCommands.sendsAnew(entry.commands().get(ONLY));
        List<RecordKey> solved = settled && session.problems().has(record) ? List.of(record) : List.of();
        ports.outbox().settle(entry, new Settlement(List.of(written.link()), List.of(), solved), session.lease());
        solved.forEach(session.problems()::solved);
        session.tally().count(written.outcome());
    }
}
