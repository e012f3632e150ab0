package io.revsync.sync.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.CallTrace;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.BatchResult;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.FaultKind;
import io.revsync.quickbooks.ItemResult;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.quickbooks.Transaction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Decides what QuickBooks' answer to a command comes to; reads what it needs to know, writes nothing. */
final class Judge {

    /** A command that was corrected this often without success is a problem. */
    private static final int MOST_ATTEMPTS = 4;

    private final QuickBooksRoute<?> route;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final Divergence divergence;
    private final Clock clock;

    Judge(QuickBooksRoute<?> route, QuickBooksClient quickBooks, KeyLinks keyLinks, Clock clock) {
        this.route = route;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.divergence = new Divergence(keyLinks, quickBooks);
        this.clock = clock;
    }

    Verdict judge(Command command, String bId, BatchResult answer, ProblemBook problems, Deadline deadline) {
        ItemResult result = answer.of(bId);
        if (result instanceof ItemResult.Done done) {
            return written(command, done.id(), done.syncToken(), done.total(), Optional.of(done.json()), problems);
        }
        if (result instanceof ItemResult.Faulted faulted) {
            return faulted(command, faulted.fault(), answer.trace(faulted.fault()), problems, deadline);
        }
        return again(command, "QuickBooks' answer did not speak of it.", answer.trace(), problems, deadline);
    }

    /** The same verdict for a record that was found by look-up instead of in an answer. */
    Verdict written(Command command, QuickBooksRecord found, ProblemBook problems) {
        Optional<BigDecimal> total =
                found instanceof Transaction transaction ? Optional.of(transaction.totalAmt()) : Optional.empty();
        return written(command, found.id(), found.syncToken(), total, Optional.of(found.json()), problems);
    }

    private Verdict written(
            Command command,
            String id,
            String syncToken,
            Optional<BigDecimal> total,
            Optional<ObjectNode> json,
            ProblemBook problems) {
        KeyLink link = new KeyLink(
                command.record(),
                id,
                Origin.REVIO,
                command.operation() == Operation.VOID ? LinkState.VOIDED : LinkState.LIVE,
                syncToken,
                command.fingerprint(),
                clock.instant(),
                json.map(answer -> Ownership.written(command.record().type(), answer, command.body())),
                Optional.empty());
        Optional<Problem> variance = command.total()
                .filter(ours -> total.isPresent() && total.get().compareTo(ours) != 0)
                .map(ours -> problems.opened(
                        command.record(),
                        ProblemKind.VARIANCE,
                        variance(command, ours, total.get()),
                        Optional.empty()));
        String note = variance.map(Problem::message).orElse("");
        Outcome outcome = PreviewWriter.outcomeOf(command.operation());
        return new Verdict.Written(link, variance, new RecordOutcome(command.record(), outcome, Optional.of(id), note));
    }

    private static Reason variance(Command command, BigDecimal ours, BigDecimal theirs) {
        return Reason.of(
                "QuickBooks made " + theirs.toPlainString() + " of " + command.label() + ", which is "
                        + ours.toPlainString() + " in Rev.io.",
                "Look at the tax of the " + command.record().type().quickBooksName()
                        + " in QuickBooks: the items used by the sync must not be taxed a second time.");
    }

    private Verdict faulted(Command command, Fault fault, CallTrace trace, ProblemBook problems, Deadline deadline) {
        return switch (fault.kind()) {
            case THROTTLED, RETRY -> again(command, fault.sentence(), trace, problems, deadline);
            case STALE -> withCurrentToken(command, trace, problems, deadline);
            case BAD_REFERENCE ->
                isGone(command, deadline)
                        ? withCurrentToken(command, trace, problems, deadline)
                        : repaired(command, fault, trace, problems, deadline);
            case RECONNECT, SUSPENDED, DEFECT -> failed(command, fault.sentence(), trace, problems);
            default -> repaired(command, fault, trace, problems, deadline);
        };
    }

    /** What the command asks for is so already. */
    private Verdict alreadyDone(Command command, ProblemBook problems) {
        ObjectNode body = command.body();
        return written(
                command,
                body.path("Id").asText(),
                body.path("SyncToken").asText(),
                Optional.empty(),
                Optional.empty(),
                problems);
    }

    private Verdict repaired(Command command, Fault fault, CallTrace trace, ProblemBook problems, Deadline deadline) {
        if (command.attempt() >= MOST_ATTEMPTS) {
            return failed(command, fault.sentence(), trace, problems);
        }
        Repair repair = route.repair(command, fault, deadline);
        if (repair instanceof Repair.Instead instead) {
            return new Verdict.Again(instead.command());
        }
        boolean passing = repair instanceof Repair.TryLater || fault.kind() == FaultKind.BAD_REFERENCE;
        Reason reason = repair instanceof Repair.TryLater later ? later.reason() : ((Repair.GiveUp) repair).reason();
        return notWritten(
                command,
                passing ? ProblemKind.FAILED : ProblemKind.REFUSED,
                new Reason(reason.message(), reason.remedy(), trace.toString()),
                problems);
    }

    /** Looked up first, because an answer of this kind does not prove that nothing was created. */
    private Verdict again(Command command, String why, CallTrace trace, ProblemBook problems, Deadline deadline) {
        if (command.operation() == Operation.CREATE) {
            Optional<QuickBooksRecord> found = route.find(command, deadline);
            if (found.isPresent()) {
                return written(command, found.get(), problems);
            }
        }
        return command.attempt() >= MOST_ATTEMPTS
                ? failed(command, why, trace, problems)
                : new Verdict.Again(command.again(command.body()));
    }

    /** 610 is answered as well where the record refers to another one that is gone. */
    private boolean isGone(Command command, Deadline deadline) {
        return command.operation() != Operation.CREATE
                && quickBooks
                        .read(
                                command.record().type().entity(),
                                command.body().path("Id").asText(),
                                deadline)
                        .isEmpty();
    }

    /** 5010: somebody changed it since; or 610: deleted it. */
    private Verdict withCurrentToken(Command command, CallTrace trace, ProblemBook problems, Deadline deadline) {
        String id = command.body().path("Id").asText();
        Optional<? extends QuickBooksRecord> current =
                quickBooks.read(command.record().type().entity(), id, deadline);
        boolean nothingLeftToVoid = command.operation() == Operation.VOID
                && current.filter(Judge::counts).isEmpty();
        if (nothingLeftToVoid) {
            return current.isPresent() ? written(command, current.get(), problems) : alreadyDone(command, problems);
        }
        Optional<KeyLink> link = Optional.ofNullable(keyLinks.byRevioIds(
                                command.record().type(),
                                List.of(command.record().id()))
                        .get(command.record().id()))
                .filter(known -> known.quickBooksId().equals(id));
        Optional<Reason> diverged =
                link.flatMap(known -> divergence.of(known, current, Optional.of(command), deadline));
        if (diverged.isPresent() && standsAnyway(link.get(), current)) {
            return left(command, link.get());
        }
        if (diverged.isPresent() && !divergence.settledBy(command, current)) {
            return notWritten(command, ProblemKind.DIVERGENCE, diverged.get(), problems);
        }
        if (current.isEmpty()) {
            return notWritten(command, ProblemKind.REFUSED, deletedUnknown(command, id, trace), problems);
        }
        if (command.attempt() >= MOST_ATTEMPTS) {
            return failed(command, "Somebody keeps changing it in QuickBooks.", trace, problems);
        }
        ObjectNode body = command.body().deepCopy();
        body.put("SyncToken", current.get().syncToken());
        return new Verdict.Again(command.again(body));
    }

    private static boolean counts(QuickBooksRecord record) {
        return !(record instanceof Transaction transaction && transaction.voided());
    }

    /** QuickBooks has the word on it; or an admin has just said that its version stands, in the place of what Rev.io says now. */
    private static boolean standsAnyway(KeyLink link, Optional<? extends QuickBooksRecord> current) {
        return Ownership.yields(link.record().type())
                || link.fingerprint().isEmpty() && Divergence.isAccepted(link, current);
    }

    /** Nothing is written; the next change in Rev.io is looked at again. */
    private static Verdict left(Command command, KeyLink link) {
        LinkState state = command.operation() == Operation.VOID ? LinkState.VOIDED : link.state();
        return new Verdict.Written(
                link.instead(state, command.fingerprint()),
                Optional.empty(),
                new RecordOutcome(
                        command.record(),
                        Outcome.UNCHANGED,
                        Optional.of(link.quickBooksId()),
                        "QuickBooks' version stands."));
    }

    /** Of a link from before it was kept what we wrote. */
    private static Reason deletedUnknown(Command command, String id, CallTrace trace) {
        return new Reason(
                "Somebody deleted " + command.record().type().quickBooksName() + " " + id
                        + " in QuickBooks, the other half of " + command.label() + ".",
                "Unlink the record if it shall be created again; otherwise nothing needs to be done.",
                trace.toString());
    }

    private static Verdict failed(Command command, String why, CallTrace trace, ProblemBook problems) {
        return notWritten(
                command,
                ProblemKind.FAILED,
                new Reason(
                        "QuickBooks did not take " + command.label() + ". " + why,
                        "Nothing needs to be done at once: it is tried again by itself. If it stays, send the technical detail to support.",
                        trace.toString()),
                problems);
    }

    private static Verdict notWritten(Command command, ProblemKind kind, Reason reason, ProblemBook problems) {
        Problem problem = problems.opened(command.record(), kind, reason, Optional.empty());
        Outcome outcome =
                kind == ProblemKind.REFUSED || kind == ProblemKind.DIVERGENCE ? Outcome.REFUSED : Outcome.FAILED;
        return new Verdict.NotWritten(
                problem, new RecordOutcome(command.record(), outcome, Optional.empty(), reason.message()));
    }
}
