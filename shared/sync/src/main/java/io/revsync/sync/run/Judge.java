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
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/** Decides what QuickBooks' answer to a command comes to; reads what it needs to know, writes nothing. */
final class Judge {

    /** A command that was corrected this often without success is a problem. */
    private static final int MOST_ATTEMPTS = 4;

    private final Route<?> route;
    private final QuickBooksClient quickBooks;
    private final Clock clock;

    Judge(Route<?> route, QuickBooksClient quickBooks, Clock clock) {
        this.route = route;
        this.quickBooks = quickBooks;
        this.clock = clock;
    }

    Verdict judge(Command command, String bId, BatchResult answer, ProblemBook problems, Deadline deadline) {
        ItemResult result = answer.of(bId);
        if (result instanceof ItemResult.Done done) {
            return written(command, done.id(), done.syncToken(), done.total(), problems);
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
        return written(command, found.id(), found.syncToken(), total, problems);
    }

    private Verdict written(
            Command command, String id, String syncToken, Optional<BigDecimal> total, ProblemBook problems) {
        KeyLink link = new KeyLink(
                command.record(),
                id,
                Origin.REVIO,
                command.operation() == Operation.VOID ? LinkState.VOIDED : LinkState.LIVE,
                syncToken,
                command.fingerprint(),
                clock.instant());
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
                "Look at the invoice's tax in QuickBooks: the items used by the sync must not be taxed a second time.");
    }

    private Verdict faulted(Command command, Fault fault, CallTrace trace, ProblemBook problems, Deadline deadline) {
        return switch (fault.kind()) {
            case THROTTLED, RETRY -> again(command, fault.sentence(), trace, problems, deadline);
            case STALE -> withCurrentToken(command, trace, problems, deadline);
            case RECONNECT, SUSPENDED, DEFECT -> failed(command, fault.sentence(), trace, problems);
            default -> repaired(command, fault, trace, problems, deadline);
        };
    }

    private Verdict repaired(Command command, Fault fault, CallTrace trace, ProblemBook problems, Deadline deadline) {
        if (command.attempt() >= MOST_ATTEMPTS) {
            return failed(command, fault.sentence(), trace, problems);
        }
        Repair repair = route.repair(command, fault, deadline);
        if (repair instanceof Repair.Instead instead) {
            return new Verdict.Again(instead.command());
        }
        Reason reason = ((Repair.GiveUp) repair).reason();
        return notWritten(
                command,
                fault.kind() == FaultKind.BAD_REFERENCE ? ProblemKind.FAILED : ProblemKind.REFUSED,
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
                : new Verdict.Again(next(command, command.body()));
    }

    private Verdict withCurrentToken(Command command, CallTrace trace, ProblemBook problems, Deadline deadline) {
        String id = command.body().path("Id").asText();
        Optional<? extends QuickBooksRecord> current = quickBooks.read(route.entity(), id, deadline);
        if (current.isEmpty()) {
            return notWritten(
                    command,
                    ProblemKind.REFUSED,
                    new Reason(
                            "Somebody deleted " + route.entity().name() + " " + id
                                    + " in QuickBooks, the other half of " + command.label() + ".",
                            "Unlink the record if it shall be created again; otherwise nothing needs to be done.",
                            trace.toString()),
                    problems);
        }
        if (command.operation() == Operation.VOID
                && current.get() instanceof Transaction transaction
                && transaction.voided()) {
            return written(command, transaction, problems);
        }
        if (command.attempt() >= MOST_ATTEMPTS) {
            return failed(command, "Somebody keeps changing it in QuickBooks.", trace, problems);
        }
        ObjectNode body = command.body().deepCopy();
        body.put("SyncToken", current.get().syncToken());
        return new Verdict.Again(next(command, body));
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
        Outcome outcome = kind == ProblemKind.REFUSED ? Outcome.REFUSED : Outcome.FAILED;
        return new Verdict.NotWritten(
                problem, new RecordOutcome(command.record(), outcome, Optional.empty(), reason.message()));
    }

    /** The command once more, with another body. */
    static Command next(Command command, ObjectNode body) {
        return new Command(
                command.record(),
                command.label(),
                command.operation(),
                body,
                command.fingerprint(),
                command.total(),
                command.attempt() + 1);
    }
}
